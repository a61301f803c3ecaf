package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "172.16.4.1", "172.31.255.254", "192.168.1.20"})
    void addressesOfPrivateNetworksAreShown(String address) throws UnknownHostException {
        assertThat(LanAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "127.0.0.1", "169.254.3.4", "100.64.0.1", "fe80::1", "fd00::1"})
    void otherAddressesAreNot(String address) throws UnknownHostException {
        assertThat(LanAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker0", "br-41ab", "veth12", "virbr0", "vmnet8", "vboxnet0", "tun0", "wg0", "utun3"})
    void networksThatNoPhoneIsOnAreVirtual(String name) {
        assertThat(LanAddresses.isVirtual(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "bond0", "br0"})
    void networksWithPlugsAndAntennasAreNot(String name) {
        assertThat(LanAddresses.isVirtual(name)).isFalse();
    }

    @Test
    void whatIsFoundHereIsPrivateAndNotVirtual() {
        assertThat(LanAddresses.find()).allSatisfy(lan -> {
            assertThat(LanAddresses.isPrivate(InetAddress.getByName(lan.address())))
                    .isTrue();
            assertThat(LanAddresses.isVirtual(lan.network())).isFalse();
        });
    }
}
