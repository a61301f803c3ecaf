package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostNamesTest {

    @Test
    void oneShortVisibleLineIsKept() {
        assertThat(HostNames.clean("  Ann's\tiPhone\r\n ")).contains("Ann's iPhone");
        assertThat(HostNames.clean("a\u0000b\u001b[31mc\u202ed\u200be")).contains("a b [31mc d e");
        assertThat(HostNames.clean("\u0000\u202e \n")).isEmpty();
        assertThat(HostNames.clean("x".repeat(100_000)))
                .hasValueSatisfying(name -> assertThat(name).hasSize(63));
        assertThat(HostNames.clean("\uD83D\uDE00".repeat(80)))
                .as("characters are not cut in half")
                .contains("\uD83D\uDE00".repeat(63));
    }

    @Test
    void serversNamesLoseTheirDomain() {
        assertThat(HostNames.ofServer("printer.local.")).contains("printer");
        assertThat(HostNames.ofServer("printer.example.org")).contains("printer.example.org");
        assertThat(HostNames.ofServer(".local.")).isEmpty();
    }

    @Test
    void ssdpTellsTheProduct() {
        assertThat(Ssdp.name("HTTP/1.1 200 OK\r\nSERVER: Linux/5.4 UPnP/1.0 Sonos/70.3 (ZPS1)\r\n\r\n"))
                .contains("Sonos/70.3 (ZPS1)");
        assertThat(Ssdp.name("HTTP/1.1 200 OK\r\nServer:Lamp\r\n\r\n")).contains("Lamp");
        assertThat(Ssdp.name("HTTP/1.1 200 OK\r\nLOCATION: http://127.0.0.1/\r\n\r\n"))
                .isEmpty();
        assertThat(Ssdp.name("NOTIFY * HTTP/1.1\r\nSERVER: x\r\n\r\n")).isEmpty();
        assertThat(Ssdp.name("")).isEmpty();
    }
}
