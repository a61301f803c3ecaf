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
    private Badges badges;

    public Optional<UUID> owner(String token) {
        return badges.ofToken(token).map(Badge::scannerId);
    }
}
