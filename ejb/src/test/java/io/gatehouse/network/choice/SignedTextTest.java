package io.gatehouse.network.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignedTextTest {

    @Test
    void anIdentityIsFourLines() {
        assertThat(SignedText.identity("i", "n", "https://192.168.1.5:8443"))
                .isEqualTo("gatehouse-identity-v1\ni\nn\nhttps://192.168.1.5:8443");
    }

    @Test
    void aConfigEndsWithItsAddressesOneALine() {
        assertThat(SignedText.config("i", 7, 1735123456789L, List.of("https://a", "https://b")))
                .isEqualTo("gatehouse-config-v1\ni\n7\n1735123456789\nhttps://a\nhttps://b");
    }

    @Test
    void aConfigWithoutAddressesHasNoLineMore() {
        assertThat(SignedText.config("i", 7, 1, List.of())).isEqualTo("gatehouse-config-v1\ni\n7\n1");
    }
}
