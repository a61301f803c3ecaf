package io.gatehouse.scanner;

import java.util.Locale;
import java.util.Optional;

/** What a scanner's user may do: everything; no force, search or undo; or not even see who the guest is. */
public enum Profile {
    FULL,
    SCAN_ONLY,
    KIOSK;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Profile> read(String wire) {
        for (Profile profile : values()) {
            if (profile.wire().equals(wire)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    public boolean mayForce() {
        return this == FULL;
    }

    public boolean maySearch() {
        return this == FULL;
    }

    public boolean seesHolder() {
        return this != KIOSK;
    }
}
