package io.gatehouse.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, localhost",
        "192.168.5.2, 192.168.5.2",
        "Gate-7.Local:80, gate-7.local",
        "[fd00::7]:8443, [fd00::7]",
        "[::1], [::1]",
        "[::ffff:192.168.5.2]:8080, [::ffff:192.168.5.2]",
    })
    void theHostIsKnownWithoutItsPort(String header, String host) {
        assertThat(HostName.of(header)).contains(host);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "a/b",
                "a@b",
                "a:80:80",
                "a:port",
                "<b>",
                "a\r\nb",
                "-a",
                ".a",
                "[::1",
                "::1",
                "[a]b",
                "[x::1]",
                "a?b",
                "a#b",
                "a\\b",
                "[fe80::1%eth0]"
            })
    void anythingElseIsNone(String header) {
        assertThat(HostName.of(header)).isEmpty();
    }
}
