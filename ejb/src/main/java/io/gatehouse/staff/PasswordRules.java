package io.gatehouse.staff;

import io.gatehouse.common.Violations;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords may be chosen: long ones. Length is what resists guessing; of the rest only what guessers try first is
 * refused.
 */
final class PasswordRules {

    static final int LONGEST = 200;

    private static final int SHORTEST = 12;

    /** The worst that are long enough, told apart by letters and digits alone. */
    private static final Set<String> WORST = Set.of(
            "password1234",
            "passwordpassword",
            "passw0rd1234",
            "password12345",
            "password123456",
            "mypassword123",
            "changemechangeme",
            "changeme1234",
            "letmeinletmein",
            "letmein12345",
            "welcome12345",
            "welcome123456",
            "welcomewelcome",
            "iloveyou1234",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyqwerty",
            "qwerty123456",
            "qwertyuiopasdf",
            "1qaz2wsx3edc",
            "1q2w3e4r5t6y",
            "q1w2e3r4t5y6",
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456123456",
            "123123123123",
            "012345678901",
            "987654321098",
            "abcdefghijkl",
            "abcdefghijklm",
            "abcd12345678",
            "abc123abc123",
            "administrator",
            "adminadminadmin",
            "admin1234567",
            "administrator1",
            "gatehousegatehouse",
            "gatehouse123",
            "gatehouse1234");

    private PasswordRules() {}

    static void check(String field, String password) {
        new Violations()
                .check(password.length() >= SHORTEST, field, "must have at least " + SHORTEST + " characters")
                .check(password.length() <= LONGEST, field, "must have at most " + LONGEST + " characters")
                .check(!isAmongTheWorst(password), field, "is one of those that are guessed first")
                .orThrow();
    }

    static void checkNotName(String field, String password, String username) {
        new Violations()
                .check(!password.strip().equalsIgnoreCase(username), field, "must not be the username")
                .orThrow();
    }

    private static boolean isAmongTheWorst(String password) {
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        boolean oneCharacter = password.codePoints().distinct().count() == 1;
        return oneCharacter || WORST.contains(plain);
    }
}
