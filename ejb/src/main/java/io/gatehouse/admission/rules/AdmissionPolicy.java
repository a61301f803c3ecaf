package io.gatehouse.admission.rules;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The rules of the door: values in, a ruling out. Knows no clock, no database and no container. */
public final class AdmissionPolicy {

    private final Door door;
    private final Instant at;
    private final BooleanSupplier full;

    /**
     * @param full whether there is no room; asked last, and only when all else would let the guest in
     */
    public AdmissionPolicy(Door door, Instant at, BooleanSupplier full) {
        this.door = door;
        this.at = at;
        this.full = full;
    }

    public Ruling judge(Direction direction, boolean force, @Nullable Claim claim) {
        Set<Reason> overridden = EnumSet.noneOf(Reason.class);
        for (Reason reason : Reason.values()) {
            if (!concerns(direction, reason) || !applies(reason, claim)) {
                continue;
            }
            if (!force || !reason.yieldsToForce()) {
                return Ruling.refused(reason);
            }
            overridden.add(reason);
        }
        return new Ruling(direction == Direction.ENTRY ? Verdict.ADMITTED : Verdict.EXITED, null, overridden);
    }

    private static boolean concerns(Direction direction, Reason reason) {
        return direction == Direction.ENTRY || reason.stopsExit();
    }

    private boolean applies(Reason reason, @Nullable Claim claim) {
        if (claim == null) {
            return reason == Reason.UNKNOWN;
        }
        return switch (reason) {
            case UNKNOWN -> false;
            case REVOKED -> claim.codeRevoked();
            case BLOCKED -> claim.state() == Claim.State.BLOCKED;
            case CANCELLED -> claim.state() == Claim.State.CANCELLED;
            case PAUSED -> door.paused();
            case CHECKPOINT_CLOSED -> door.closedAt(at);
            case WRONG_CATEGORY -> !door.welcomes(claim.category());
            case NOT_YET_VALID -> claim.validFrom() != null && at.isBefore(claim.validFrom());
            case EXPIRED -> claim.validUntil() != null && !at.isBefore(claim.validUntil());
            case UNPAID -> !claim.paid() && !door.acceptUnpaid();
            case ALREADY_ADMITTED -> claim.tally().used() >= door.entriesPerTicket();
            case FULL -> full.getAsBoolean();
        };
    }
}
