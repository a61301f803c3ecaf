package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https, Gate.Example.ORG, https://gate.example.org",
        "https, gate.example.org:443, https://gate.example.org",
        "http, gate.example.org:443, http://gate.example.org:443",
        "http, 192.168.1.5:80, http://192.168.1.5",
        "http, 192.168.1.5:8080, http://192.168.1.5:8080",
        "https, [FD00::1]:8443, https://[fd00::1]:8443",
        "https, [fd12:3456:789a:0:0:0:0:1]:8443, https://[fd12:3456:789a::1]:8443",
        "https, [fd12:0:0:1:0:0:0:1], https://[fd12:0:0:1::1]",
        "https, [fd12:0:1:2:3:4:5:6], https://[fd12:0:1:2:3:4:5:6]",
        "http, [0:0:0:0:0:0:0:1]:8080, http://[::1]:8080",
        "http, [::], http://[::]"
    })
    void itIsWrittenAsBrowsersDo(String scheme, String authority, String origin) {
        assertThat(WebOrigin.of(scheme, authority)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "a/b",
                "user@host",
                "host:",
                "host:0",
                "host:65536",
                "host:80:80",
                "localhost:8080.evil.example",
                "host\nhost",
                "[::1",
                "[1:2:3]",
                "[.]",
                "<script>",
                "-",
                "a,b"
            })
    void whatIsNoHostHasNone(String authority) {
        assertThat(WebOrigin.of("https", authority)).isEmpty();
    }

    @Test
    void ofAWholeAddressTheBeginningCounts() {
        assertThat(WebOrigin.ofUrl("HTTPS://Gate.example.org:443/")).contains("https://gate.example.org");
        assertThat(WebOrigin.ofUrl("ftp://gate.example.org")).isEmpty();
        assertThat(WebOrigin.ofUrl("gate.example.org")).isEmpty();
    }
}
