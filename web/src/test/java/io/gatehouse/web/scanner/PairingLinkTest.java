package io.gatehouse.web.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairingLinkTest {

    @Test
    void allThatAScannerNeedsStandsWhereNoServerSeesIt() {
        assertThat(PairingLink.of(
                        "https://x.example",
                        "ABCDEFGHJKMN",
                        "fingerprint",
                        List.of("https://x.example", "https://192.168.1.5:8443")))
                .isEqualTo(
                        "https://x.example/scanner/#pair=ABCDEFGHJKMN&key=fingerprint&at=x.example,192.168.1.5:8443");
    }

    @Test
    void plainHttpIsWrittenOut() {
        assertThat(PairingLink.of("http://10.0.0.1:8080", "A", "k", List.of("http://10.0.0.1:8080")))
                .endsWith("&at=http://10.0.0.1:8080");
    }

    @Test
    void fourAddressesAreEnoughForACode() {
        assertThat(PairingLink.of(
                        "https://a",
                        "A",
                        "k",
                        List.of("https://a", "https://b", "https://c", "https://d", "https://e")))
                .endsWith("&at=a,b,c,d");
    }
}
