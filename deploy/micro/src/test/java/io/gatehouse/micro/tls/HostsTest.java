package io.gatehouse.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @Test
    void thisMachineIsCalledByLoopbackAndWhatItsInterfacesHave() {
        Hosts hosts = Hosts.ofThisMachine();

        assertThat(hosts.names()).contains("localhost");
        assertThat(hosts.addresses()).contains(Hosts.address("127.0.0.1"), Hosts.address("::1"));
        assertThat(hosts.addresses())
                .allMatch(address -> address.isLoopbackAddress() || Hosts.isPrivate(address))
                .noneMatch(address -> address.getHostAddress().contains("%"));
    }

    @Test
    void aPlainNameIsGoodWithLocalBehindIt() {
        assertThat(Hosts.namesOf("gate-7")).containsExactly("localhost", "gate-7", "gate-7.local");
        assertThat(Hosts.namesOf("venue")).containsExactly("localhost", "venue.local");
    }

    @Test
    void aNameOnTheInternetIsLeftToWhoBringsACertificateForIt() {
        assertThat(Hosts.namesOf("gate7.example.org")).containsExactly("localhost", "gate7", "gate7.local");
        assertThat(Hosts.namesOf("gate7.lan")).containsExactly("localhost", "gate7.lan", "gate7", "gate7.local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "app", "berlin", "xn--p1ai", "example.org", "lan.example.org", "mylan"})
    void whatCouldBeOnTheInternetIsNotLocal(String name) {
        assertThat(Hosts.isLocal(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "169.254.1.1", "100.64.0.1", "2001:db8::1", "fe80::1"})
    void publicAndLinkLocalAddressesAreNotPutIntoCertificates(String address) {
        assertThat(Hosts.isPrivate(Hosts.address(address))).isFalse();
    }

    @Test
    void oneCoversAnotherThatAsksForLess() {
        InetAddress first = Hosts.address("10.0.0.1");
        InetAddress second = Hosts.address("10.0.0.2");
        Hosts both = new Hosts(new LinkedHashSet<>(List.of(first, second)), Set.of("localhost"));

        assertThat(both.covers(new Hosts(Set.of(second), Set.of()))).isTrue();
        assertThat(new Hosts(Set.of(second), Set.of("localhost")).covers(both)).isFalse();
        assertThat(both.covers(new Hosts(Set.of(), Set.of("gate.local")))).isFalse();
        assertThat(both).hasToString("localhost, 10.0.0.1, 10.0.0.2");
    }
}
