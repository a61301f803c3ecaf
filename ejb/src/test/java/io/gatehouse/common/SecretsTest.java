package io.gatehouse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String KEY = "A".repeat(43);
    private static final String OTHER_KEY = "B".repeat(42) + "A";
    private final Secrets secrets = new Secrets(KEY);

    @Test
    void whatIsEncryptedCanBeReadAgainAndLooksDifferentEachTime() {
        byte[] once = secrets.encrypt("ticket-code", "ÄBC");
        byte[] twice = secrets.encrypt("ticket-code", "ÄBC");

        assertThat(secrets.decrypt("ticket-code", once)).isEqualTo("ÄBC");
        assertThat(once).isNotEqualTo(twice);
    }

    @Test
    void anotherKeyOrPurposeReadsNothing() {
        byte[] sealed = secrets.encrypt("ticket-code", "ABC");

        assertThatThrownBy(() -> new Secrets(OTHER_KEY).decrypt("ticket-code", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets.decrypt("pairing", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> new Secrets("AAAA")).hasMessageContaining("32 bytes");
    }

    @Test
    void codesAreLegibleAndDoNotRepeat() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            codes.add(Secrets.code(26));
        }

        assertThat(codes).hasSize(100_000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{26}"));
    }

    @Test
    void tokensTellTheirKindAndNothingElse() {
        assertThat(Secrets.token("ghk_")).matches("ghk_[A-Za-z0-9_-]{43}").isNotEqualTo(Secrets.token("ghk_"));
    }
}
