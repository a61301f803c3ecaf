package io.gatehouse.network;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client makes up, so that no older answer can be shown to it again. */
final class Nonce {

    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 64;
    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_-]{22,86}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonce() {}

    static String random() {
        byte[] bytes = new byte[LEAST_BYTES * 2];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** As it was given, if it is one; it is signed as text, so there must be one way only to write it. */
    static String read(@Nullable String text) {
        if (text == null || !isNonce(text)) {
            throw ProblemException.invalid(List.of(new Violation(
                    "nonce",
                    "must be " + LEAST_BYTES + " to " + MOST_BYTES + " random bytes in base64url, without padding")));
        }
        return text;
    }

    private static boolean isNonce(String text) {
        if (!ALPHABET.matcher(text).matches()) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length >= LEAST_BYTES
                    && bytes.length <= MOST_BYTES
                    && BASE64.encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
