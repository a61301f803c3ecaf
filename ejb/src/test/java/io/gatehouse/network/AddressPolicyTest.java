package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.Adapter.Held;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @Test
    void ofDockerAHotspotAndAPublicAddressOnlyTheHotspotIsOffered() {
        var chosen = choose(
                adapter("docker0", "172.17.0.1/16"),
                adapter("bridge100", "172.20.10.2/28"),
                adapter("en0", "172.32.1.1/24"));

        assertThat(chosen).containsExactly(new LocalAddress("172.20.10.2", 28, "bridge100", false, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.255.254"})
    void privateRangesAreOffered(String address) {
        assertThat(addresses(choose(adapter("eth0", address + "/24")))).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "11.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "172.217.16.1",
                "192.167.1.1",
                "192.169.0.1",
                "169.254.7.7",
                "100.64.0.1",
                "127.0.0.2",
                "8.8.8.8"
            })
    void othersAreNot(String address) {
        assertThat(choose(adapter("eth0", address + "/24"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker0",
                "docker_gwbridge",
                "br-5f2a9c01d3b7",
                "veth12ab",
                "virbr0",
                "vmnet8",
                "vboxnet0",
                "vEthernet (WSL)",
                "tun0",
                "tap0",
                "utun3",
                "wg0",
                "tailscale0",
                "zt7nnig26",
                "cni0",
                "flannel.1",
                "cali1234",
                "lxcbr0",
                "podman1"
            })
    void networksInsideTheMachineAndTunnelsAreNot(String name) {
        assertThat(choose(adapter(name, "192.168.7.1/24"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"br0", "bridge0", "bridge100", "eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "bond0", "vlan7"})
    void bridgesAndRealOnesAre(String name) {
        assertThat(addresses(choose(adapter(name, "192.168.7.1/24")))).containsExactly("192.168.7.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hyper-V Virtual Ethernet Adapter",
                "VirtualBox Host-Only Ethernet Adapter",
                "VMware Virtual Ethernet Adapter for VMnet8",
                "vEthernet (WSL (Hyper-V firewall))",
                "TAP-Windows Adapter V9",
                "WireGuard Tunnel"
            })
    void whereNamesSayNothingTheDescriptionDoes(String description) {
        var windows = new Adapter("eth7", description, true, false, false, held("192.168.56.1/24"));

        assertThat(choose(windows)).isEmpty();
    }

    @Test
    void whatIsDownLoopsBackOrHasOneOtherEndIsNot() {
        assertThat(choose(
                        new Adapter("eth0", "eth0", false, false, false, held("192.168.1.1/24")),
                        new Adapter("lo", "lo", true, true, false, held("10.9.9.9/8")),
                        new Adapter("eth1", "eth1", true, false, true, held("192.168.2.1/32"))))
                .isEmpty();
    }

    @Test
    void thePrefixIsTheRealOne() {
        assertThat(choose(adapter("eth0", "10.1.2.3/20")))
                .singleElement()
                .satisfies(address -> assertThat(address.prefix()).isEqualTo(20));
    }

    @Test
    void theWayOutComesFirstThenTheLikeliest() {
        var chosen = choose(
                Set.of(ip("10.0.0.7")),
                adapter("bond0", "192.168.1.7/24"),
                adapter("eth0", "10.0.0.7/24"),
                adapter("eth1", "10.0.1.7/24"),
                adapter("wlan0", "192.168.2.7/24"),
                adapter("bridge100", "172.20.10.2/28"));

        assertThat(addresses(chosen))
                .containsExactly("10.0.0.7", "192.168.2.7", "172.20.10.2", "192.168.1.7", "10.0.1.7");
        assertThat(chosen.stream().map(LocalAddress::score)).containsExactly(2, 3, 2, 2, 2);
        assertThat(chosen.stream().filter(LocalAddress::defaultRoute)).hasSize(1);
    }

    @Test
    void anInterfaceThatIsNamedForWhatItIsIsLikelier() {
        var wifi = new Adapter("net3", "Wi-Fi", true, false, false, held("192.168.1.2/24"));

        assertThat(choose(wifi).get(0).score()).isEqualTo(3);
        assertThat(choose(adapter("em1", "10.0.0.2/24")).get(0).score()).isEqualTo(1);
    }

    @Test
    void ofIpv6UniqueLocalAddressesAreOfferedWhereWanted() {
        var eth0 =
                adapter("eth0", "192.168.1.2/24", "fd12:3456:789a::1/64", "fc00::1/64", "fe80::1/64", "2001:db8::7/64");

        assertThat(addresses(choose(eth0))).containsExactly("192.168.1.2");
        assertThat(AddressPolicy.choose(List.of(eth0), Set.of(), true).stream().map(LocalAddress::host))
                .containsExactly("192.168.1.2", "[fd12:3456:789a::1]");
    }

    private static List<String> addresses(List<LocalAddress> chosen) {
        return chosen.stream().map(LocalAddress::address).toList();
    }

    private static List<LocalAddress> choose(Adapter... adapters) {
        return choose(Set.of(), adapters);
    }

    private static List<LocalAddress> choose(Set<InetAddress> leaving, Adapter... adapters) {
        return AddressPolicy.choose(List.of(adapters), leaving, false);
    }

    private static Adapter adapter(String name, String... addresses) {
        return new Adapter(name, name, true, false, false, held(addresses));
    }

    private static List<Held> held(String... addresses) {
        return Stream.of(addresses)
                .map(text -> text.split("/", -1))
                .map(parts -> new Held(ip(parts[0]), Integer.parseInt(parts[1])))
                .toList();
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
