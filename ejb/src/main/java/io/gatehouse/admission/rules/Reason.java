package io.gatehouse.admission.rules;

import java.util.Locale;

/** Why a scan is refused, in the order in which they are looked at: the first that applies is told. */
public enum Reason {
    UNKNOWN,
    REVOKED,
    BLOCKED,
    CANCELLED,
    PAUSED,
    CHECKPOINT_CLOSED,
    WRONG_CATEGORY,
    NOT_YET_VALID,
    EXPIRED,
    UNPAID,
    ALREADY_ADMITTED,
    FULL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reason read(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** A supervisor's word can't make a ticket out of nothing, nor open a door that was told to stop. */
    public boolean yieldsToForce() {
        return this != UNKNOWN && this != PAUSED;
    }

    /** Leaving is refused only to who can't be trusted to have come in. */
    public boolean stopsExit() {
        return this == UNKNOWN || this == REVOKED || this == BLOCKED;
    }
}
