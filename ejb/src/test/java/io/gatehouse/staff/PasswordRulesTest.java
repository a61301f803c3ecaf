package io.gatehouse.staff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.common.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "correct horse battery staple", "пароль на вход", "Password-12345x"})
    void lengthIsEnough(String password) {
        assertDoesNotThrow(() -> PasswordRules.check("password", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "PASSWORD 1234", "pass-word-pass-word", "............", "1q2w3e4r5t6y"})
    void theShortAndTheWorstAreRefused(String password) {
        assertThrows(ProblemException.class, () -> PasswordRules.check("password", password));
    }

    @Test
    void whatIsCutOffAtSignInIsNotTaken() {
        assertDoesNotThrow(() -> PasswordRules.check("password", "ab".repeat(100)));
        assertThrows(ProblemException.class, () -> PasswordRules.check("password", "ab".repeat(100) + "c"));
    }

    @Test
    void theUsernameInAnyCaseIsRefused() {
        assertThrows(
                ProblemException.class,
                () -> PasswordRules.checkNotName("password", " Maria.Gonzalez ", "maria.gonzalez"));
        assertDoesNotThrow(() -> PasswordRules.checkNotName("password", "maria.gonzalez!", "maria.gonzalez"));
    }
}
