package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTypeTest {

    @Test
    void theTunnelHasAFormerName() {
        assertThat(ConnectionType.read("LAN")).contains(ConnectionType.LAN);
        assertThat(ConnectionType.read("TUNNEL")).contains(ConnectionType.TUNNEL);
        assertThat(ConnectionType.read("NGROK")).contains(ConnectionType.TUNNEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lan", "ngrok", "WIFI", "LAN "})
    void nothingElseIsOne(String other) {
        assertThat(ConnectionType.read(other)).isEmpty();
    }
}
