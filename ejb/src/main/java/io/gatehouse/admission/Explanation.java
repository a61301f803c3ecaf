package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.rules.Claim;
import io.gatehouse.admission.rules.Door;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Ruling;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One sentence that the person at the door can act on, with times as the clock on the wall shows them. */
final class Explanation {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ZoneId timezone;
    private final Instant now;

    Explanation(ZoneId timezone, Instant now) {
        this.timezone = timezone;
        this.now = now;
    }

    String of(Ruling ruling, Door door, @Nullable Claim claim, @Nullable Previous previous) {
        Reason reason = ruling.reason();
        if (reason != null) {
            return refusal(reason, door, claim, previous);
        }
        String done = ruling.verdict() == Verdict.EXITED ? "Goodbye" : "Welcome";
        return ruling.forced() ? done + ": let through on your word." : done + ".";
    }

    private String refusal(Reason reason, Door door, @Nullable Claim claim, @Nullable Previous previous) {
        return switch (reason) {
            case UNKNOWN -> "This code belongs to no ticket of this event: ask for the ticket itself.";
            case REVOKED -> "This code was replaced by a newer one: ask for the newest ticket.";
            case BLOCKED -> "This ticket is blocked: send the guest to the help desk.";
            case CANCELLED -> "This ticket was cancelled: send the guest to the help desk.";
            case PAUSED -> "Admission is paused: ask the guest to wait.";
            case CHECKPOINT_CLOSED -> closed(door);
            case WRONG_CATEGORY -> "Tickets " + category(claim) + " are not for this checkpoint: show the right way.";
            case NOT_YET_VALID ->
                "This ticket is valid only from " + time(claim == null ? null : claim.validFrom())
                        + ": ask the guest to come back then.";
            case EXPIRED ->
                "This ticket was valid until " + time(claim == null ? null : claim.validUntil())
                        + ": send the guest to the help desk.";
            case UNPAID -> "This ticket is not paid: send the guest to the cash desk.";
            case ALREADY_ADMITTED -> already(previous);
            case FULL -> "There is no room: wait until somebody leaves.";
        };
    }

    private String closed(Door door) {
        if (door.archived()) {
            return "This checkpoint is no longer in use: choose another on this scanner.";
        }
        Instant opensAt = door.opensAt();
        return opensAt != null && now.isBefore(opensAt)
                ? "This checkpoint opens at " + time(opensAt) + ": ask the guest to wait."
                : "This checkpoint closed at " + time(door.closesAt()) + ": let nobody in.";
    }

    private static String category(@Nullable Claim claim) {
        return claim == null || claim.category() == null ? "without a category" : "for " + claim.category();
    }

    private String already(@Nullable Previous previous) {
        return previous == null
                ? "This ticket is already used up."
                : "Already admitted at " + time(previous.at()) + ", " + previous.checkpoint() + " by "
                        + previous.scanner() + ".";
    }

    private String time(@Nullable Instant instant) {
        if (instant == null) {
            return "another time";
        }
        ZonedDateTime there = instant.atZone(timezone);
        boolean today = there.toLocalDate().equals(now.atZone(timezone).toLocalDate());
        return there.format(today ? TIME : DAY_AND_TIME);
    }
}
