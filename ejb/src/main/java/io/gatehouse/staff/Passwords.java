package io.gatehouse.staff;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Password hashes, reckoned two at a time: a flood of sign-ins must not take the doors' processors away. */
@ApplicationScoped
class Passwords {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    @Inject
    private Pbkdf2PasswordHash hash;

    /** Stands in for the hash of an account that doesn't exist, so that the answer takes as long. */
    private String nobodys = "";

    @PostConstruct
    void prepare() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodys = hash.generate("nobody's".toCharArray());
    }

    String hash(String password) {
        return inTurn(() -> hash.generate(password.toCharArray()));
    }

    boolean verify(String password, Optional<String> stored) {
        boolean same = inTurn(() -> hash.verify(password.toCharArray(), stored.orElse(nobodys)));
        return same && stored.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean mine = false;
        try {
            mine = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw ProblemException.tryLater(ProblemType.BUSY, "Too many sign-ins at once; try again", PATIENCE);
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a turn", e);
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }
}
