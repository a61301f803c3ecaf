package io.gatehouse.scanner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scanner lives until a day after its event's end, or as long as somebody extended it after that. */
public final class Expiry {

    static final Duration GRACE = Duration.ofHours(24);

    private Expiry() {}

    public static Instant of(Instant eventEnd, @Nullable Instant extendedUntil) {
        Instant usual = eventEnd.plus(GRACE);
        return extendedUntil == null || extendedUntil.isBefore(usual) ? usual : extendedUntil;
    }

    /** Only who could act can expire: pending, suspended and revoked say more about what is to be done. */
    public static ScannerStatus apply(ScannerStatus status, Instant expiresAt, Instant now) {
        return status == ScannerStatus.APPROVED && !now.isBefore(expiresAt) ? ScannerStatus.EXPIRED : status;
    }
}
