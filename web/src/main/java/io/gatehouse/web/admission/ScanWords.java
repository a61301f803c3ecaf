package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanRecord;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what became of a scan as one would tell it to somebody who wasn't there. */
@Named
@ApplicationScoped
public class ScanWords {

    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    /** What the person at the door was told, and by whom. */
    public String told(ScanRecord scan) {
        Verdict alone = scan.offlineVerdict();
        if (alone == null) {
            return scan.verdict() == Verdict.REFUSED ? "Refused: " + why(scan.reason()) : passed(scan);
        }
        if (alone == Verdict.REFUSED) {
            return "Refused offline: " + why(scan.reason());
        }
        String done = alone == Verdict.EXITED ? "Left" : "Let in";
        return scan.verdict() == Verdict.REFUSED
                ? done + " offline, though the rules refuse it: " + why(scan.reason())
                : done + " offline";
    }

    /** What it does to the counts by now. */
    public String effect(ScanRecord scan) {
        return switch (scan.effect()) {
            case COUNTS -> "Counts";
            case CONFLICT -> "In conflict";
            case ANNULLED -> "Annulled";
            case NONE -> scan.verdict() == Verdict.REFUSED && scan.conflictId() == null ? "No effect" : "Set aside";
        };
    }

    public String effectStyle(Effect effect) {
        return switch (effect) {
            case COUNTS -> "status-valid";
            case CONFLICT -> "status-pending";
            case ANNULLED -> "status-blocked";
            case NONE -> "status-none";
        };
    }

    public String why(@Nullable Reason reason) {
        return reason == null
                ? "no reason given"
                : switch (reason) {
                    case UNKNOWN -> "no ticket of this event";
                    case REVOKED -> "replaced by a newer code";
                    case BLOCKED -> "the ticket is blocked";
                    case CANCELLED -> "the ticket is cancelled";
                    case PAUSED -> "admission was paused";
                    case CHECKPOINT_CLOSED -> "the checkpoint was closed";
                    case WRONG_CATEGORY -> "wrong category";
                    case NOT_YET_VALID -> "not yet valid";
                    case EXPIRED -> "no longer valid";
                    case UNPAID -> "not paid";
                    case ALREADY_ADMITTED -> "already admitted";
                    case FULL -> "no room left";
                };
    }

    /** Whether the scanner's clock said noticeably something else than what counts. */
    public boolean clockDiffers(ScanRecord scan) {
        return scan.scannedAt() != null
                && Duration.between(scan.scannedAt(), scan.settledAt()).abs().compareTo(NOTICEABLE) >= 0;
    }

    /** Whether it came in noticeably later than it was made. */
    public boolean late(ScanRecord scan) {
        return Duration.between(scan.settledAt(), scan.decidedAt()).compareTo(NOTICEABLE) >= 0;
    }

    private static String passed(ScanRecord scan) {
        String done = scan.verdict() == Verdict.EXITED ? "Left" : "Admitted";
        return scan.forced() ? done + " on the staff’s word" : done;
    }
}
