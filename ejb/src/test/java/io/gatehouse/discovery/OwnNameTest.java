package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.LocalAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnNameTest {

    private static final List<LocalAddress> MINE = List.of(
            new LocalAddress("192.168.7.2", 24, "eth0", true, 100), new LocalAddress("fd00::2", 64, "eth0", true, 50));

    @Test
    void onlyAnAddressOfThisMachineIsAnnounced() {
        assertThat(OwnName.own(List.of("http://192.168.7.3:8081", "http://192.168.7.2:8080"), MINE))
                .contains(URI.create("http://192.168.7.2:8080"));
        assertThat(OwnName.own(List.of("http://[fd00::2]:8080"), MINE)).isPresent();
        assertThat(OwnName.own(List.of("http://192.168.7.3:8081"), MINE)).isEmpty();
        assertThat(OwnName.own(List.of(), MINE)).isEmpty();
    }
}
