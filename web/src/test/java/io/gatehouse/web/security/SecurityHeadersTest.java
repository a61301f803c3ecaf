package io.gatehouse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.WebOrigin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

    private static final Path GUESTS = new Path("/q/7");

    @ParameterizedTest
    @CsvSource({
        "http, 192.168.5.2:8080, ws://192.168.5.2:8080 wss://192.168.5.2:8080",
        "https, Gate.Example.org, ws://gate.example.org wss://gate.example.org",
        "https, [FD00::7]:8443, ws://[fd00::7]:8443 wss://[fd00::7]:8443",
    })
    void aPageMayOpenSocketsToWhereItCameFrom(String scheme, String authority, String sockets) {
        assertThat(policy(WebOrigin.of(scheme, authority))).contains("connect-src 'self' " + sockets + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a b",
                "a;script-src *",
                "a,b",
                "a:80 *",
                "a:*",
                "'unsafe-inline'",
                "a\r\nSet-Cookie: b",
                "*.example.org",
                "user@a",
                "a/b"
            })
    void whatIsNoAddressIsNotPutThere(String authority) {
        assertThat(policy(WebOrigin.of("http", authority))).contains("connect-src 'self';");
    }

    @Test
    void dataOpensNothing() {
        assertThat(SecurityHeaders.policy(new Path("/api/queues/7"), Optional.of("http://gate")))
                .doesNotContain("gate");
    }

    private static String policy(Optional<String> askedAt) {
        return SecurityHeaders.policy(GUESTS, askedAt);
    }
}
