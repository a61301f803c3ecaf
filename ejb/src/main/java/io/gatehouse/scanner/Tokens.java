package io.gatehouse.scanner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Whose tokens these are, whatever that scanner may do. */
@ApplicationScoped
public class Tokens {

    /** How a scanner's token begins. */
    public static final String PREFIX = "ghk_";

    @Inject
    private Passes passes;

    public Optional<UUID> owner(String token) {
        return passes.ofToken(token).map(Pass::scannerId);
    }
}
