package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.common.ProblemException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonceTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18, 32, 63, 64})
    void sixteenToSixtyFourBytesAreOne(int bytes) {
        String nonce = text(bytes);

        assertThat(Nonce.read(nonce)).isEqualTo(nonce);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 65, 1000})
    void fewerOrMoreAreNot(int bytes) {
        refused(text(bytes));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAA+AA",
                "AAAAAAAAAAAAAAAAAAAAA/AA",
                " AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAA AAAAAAAAAAA",
                "ÄAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatCanBeWrittenInTwoWaysIsNone(String text) {
        refused(text);
    }

    @Test
    void ourOwnAreGoodAndDiffer() {
        assertThat(Nonce.read(Nonce.random())).isNotEqualTo(Nonce.random());
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> Nonce.read(text)).isInstanceOf(ProblemException.class);
    }

    private static String text(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }
}
