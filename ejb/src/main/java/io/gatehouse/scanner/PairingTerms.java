package io.gatehouse.scanner;

import java.util.Set;
import java.util.UUID;

/**
 * What a pairing offers.
 *
 * @param checkpoints those that the scanner will serve; none named means all of the event
 * @param approve whether the scanner may act at once
 */
public record PairingTerms(Set<UUID> checkpoints, Profile profile, boolean approve) {

    public PairingTerms {
        checkpoints = Set.copyOf(checkpoints);
    }
}
