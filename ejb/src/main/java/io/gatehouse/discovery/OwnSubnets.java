package io.gatehouse.discovery;

import io.gatehouse.discovery.sweep.Subnet;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The subnets that this machine is in; of those at the far end of a tunnel, and of public ones, it is known that they aren't to be looked at. */
final class OwnSubnets {

    private static final List<Subnet> PRIVATE =
            List.of(new Subnet("10.0.0.0", 8), new Subnet("172.16.0.0", 12), new Subnet("192.168.0.0", 16));
    /** What lies within this machine: containers, and machines within it. */
    private static final List<String> INSIDE = List.of(
            "docker",
            "br-",
            "veth",
            "virbr",
            "vethernet",
            "vmnet",
            "vboxnet",
            "cni",
            "flannel",
            "cali",
            "cilium",
            "kube",
            "podman",
            "lxc",
            "lxd",
            "incusbr");

    /** What leads into a network that is elsewhere, which is nobody's to look at from here. */
    private static final List<String> TUNNELS =
            List.of("tun", "tap", "utun", "wg", "zt", "tailscale", "ppp", "ipsec", "awdl", "llw");

    private OwnSubnets() {}

    /** As they are at this moment. */
    static List<OwnSubnet> now() {
        try {
            List<OwnSubnet> found = new ArrayList<>();
            for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
                if (!one.isLoopback()) {
                    boolean tunnel = one.isPointToPoint() || isTunnel(one.getName()) || isTunnel(one.getDisplayName());
                    of(one, one.isUp(), tunnel).forEach(found::add);
                }
            }
            return List.copyOf(found);
        } catch (SocketException e) {
            throw new IllegalStateException("The network interfaces can't be read", e);
        }
    }

    /**
     * The one that it lies in, the narrowest of those that are connected: by that it is reached. None where any of it would be
     * reached by a tunnel or a public network, for what is as narrow or narrower goes before.
     */
    static Optional<OwnSubnet> around(Subnet wanted, List<OwnSubnet> own) {
        Optional<OwnSubnet> around = own.stream()
                .filter(one -> subnet(one).contains(wanted))
                .max(Comparator.comparing(OwnSubnet::up)
                        .thenComparing(one -> subnet(one).prefix())
                        .thenComparing(OwnSubnet::elsewhere));
        return around.filter(at -> !at.elsewhere() && own.stream().noneMatch(one -> takes(one, wanted, at)));
    }

    private static boolean takes(OwnSubnet one, Subnet wanted, OwnSubnet at) {
        return one.elsewhere()
                && one.up()
                && subnet(one).overlaps(wanted)
                && subnet(one).prefix() >= subnet(at).prefix();
    }

    private static Subnet subnet(OwnSubnet one) {
        return Subnet.parse(one.subnet());
    }

    static boolean isInside(String interfaceName) {
        return begins(interfaceName, INSIDE);
    }

    static boolean isTunnel(String interfaceName) {
        return begins(interfaceName, TUNNELS);
    }

    private static boolean begins(String interfaceName, List<String> beginnings) {
        String name = interfaceName.toLowerCase(Locale.ROOT);
        return beginnings.stream().anyMatch(name::startsWith);
    }

    static boolean isPrivate(Subnet subnet) {
        return PRIVATE.stream().anyMatch(range -> range.contains(subnet));
    }

    private static Stream<OwnSubnet> of(NetworkInterface one, boolean up, boolean tunnel) {
        return one.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address)
                .map(address -> new OwnSubnet(
                        subnet(address).toString(),
                        one.getName(),
                        address.getAddress().getHostAddress(),
                        up,
                        isInside(one.getName()) || isInside(one.getDisplayName()),
                        tunnel || !isPrivate(subnet(address))));
    }

    private static Subnet subnet(InterfaceAddress address) {
        return new Subnet(address.getAddress().getHostAddress(), address.getNetworkPrefixLength());
    }
}
