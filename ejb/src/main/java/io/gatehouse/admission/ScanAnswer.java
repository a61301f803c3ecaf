package io.gatehouse.admission;

import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.scanner.Profile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the scanner is told, the first time and every time it asks again. */
public record ScanAnswer(
        UUID scanId,
        Verdict verdict,
        @Nullable Reason reason,
        String explanation,
        boolean forced,
        boolean replay,
        Instant decidedAt,
        @Nullable Guest ticket,
        @Nullable Previous previous) {

    /** Whose ticket it is. */
    public record Guest(
            UUID id,
            @Nullable String reference,
            @Nullable String holder,
            @Nullable String category) {

        Guest seenBy(Profile profile) {
            return profile.seesHolder() ? this : new Guest(id, reference, null, category);
        }
    }

    @Nullable
    String reasonWire() {
        return reason == null ? null : reason.wire();
    }

    /** Under the name by which it was asked: one that was released may be stored under another. */
    ScanAnswer as(UUID asked) {
        return asked.equals(scanId)
                ? this
                : new ScanAnswer(asked, verdict, reason, explanation, forced, replay, decidedAt, ticket, previous);
    }

    /** The same answer again, as that profile may see it. */
    ScanAnswer again(Profile profile) {
        return seenBy(profile, true);
    }

    ScanAnswer seenBy(Profile profile) {
        return seenBy(profile, replay);
    }

    private ScanAnswer seenBy(Profile profile, boolean again) {
        return new ScanAnswer(
                scanId,
                verdict,
                reason,
                explanation,
                forced,
                again,
                decidedAt,
                ticket == null ? null : ticket.seenBy(profile),
                previous);
    }

    /** The admission that used the ticket up. */
    public record Previous(Instant at, String checkpoint, String scanner) {}
}
