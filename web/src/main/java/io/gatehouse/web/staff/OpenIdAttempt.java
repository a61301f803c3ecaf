package io.gatehouse.web.staff;

import io.gatehouse.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A sign-in that was begun here: what the answer must show, and where its owner wanted to go. It travels in a cookie of
 * the browser that began it, sealed under the installation's key, so that no other browser can end it.
 */
record OpenIdAttempt(String state, String nonce, String verifier, String from, Instant at) {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "openid attempt";
    private static final int PARTS = 5;

    static OpenIdAttempt begin(String from, Instant now) {
        return new OpenIdAttempt(Secrets.token(""), Secrets.token(""), Secrets.token(""), from, now);
    }

    static Optional<OpenIdAttempt> open(String kept, Secrets secrets, Instant now) {
        try {
            String[] parts = secrets.decrypt(PURPOSE, Base64.getUrlDecoder().decode(kept))
                    .split("\n", -1);
            if (parts.length != PARTS) {
                return Optional.empty();
            }
            OpenIdAttempt attempt = new OpenIdAttempt(parts[0], parts[1], parts[2], parts[3], Instant.parse(parts[4]));
            return Optional.of(attempt).filter(begun -> now.isBefore(begun.at().plus(LIFE)));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    String seal(Secrets secrets) {
        String text = String.join("\n", List.of(state, nonce, verifier, from, at.toString()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.encrypt(PURPOSE, text));
    }

    /** What the provider keeps until it sees the verifier itself: only who began can redeem the code. */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
    }

    boolean isAnsweredBy(String told) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }
}
