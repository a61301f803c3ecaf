package io.gatehouse.admission;

import java.util.Locale;

/** Why a late upload waits for a decision. */
public enum Why {
    WRONG_CHECKPOINT,
    SCAN_ID_REUSED,
    SCANNER_SUSPENDED,
    SCANNER_REVOKED,
    SCANNER_EXPIRED,
    ORIGIN_UNPROVEN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Why read(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
