package io.gatehouse.admission.rules;

import java.util.Locale;

/** What a scan does to the counts. Unlike the verdict it may change, when scans come late or a person decides. */
public enum Effect {
    COUNTS,
    CONFLICT,
    ANNULLED,
    NONE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Effect read(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** What a scan comes to if nothing else is known of it. */
    public static Effect of(Verdict verdict) {
        return verdict == Verdict.REFUSED ? NONE : COUNTS;
    }
}
