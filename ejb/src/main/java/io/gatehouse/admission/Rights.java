package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Badge;
import io.gatehouse.scanner.ScannerStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Whether a scanner may ask at all, looked at before anything of the scan is. */
final class Rights {

    private Rights() {}

    static Optional<TurnedAway> refuse(Place place, Asked asked) {
        Optional<TurnedAway> refusal = refuse(place);
        return refusal.isPresent() || !asked.manual() || place.profile().mayForce()
                ? refusal
                : refuse(place.eventId(), ProblemType.FORBIDDEN, "Only a scanner of profile full may ask by ticketId");
    }

    /** For calls that ask for no checkpoint. */
    static void check(Place place) {
        refuse(place.status(), place.eventId()).ifPresent(TurnedAway::orThrow);
    }

    static Optional<TurnedAway> refuseSearch(Place place) {
        Optional<TurnedAway> refusal = refuse(place.status(), place.eventId());
        return refusal.isPresent() || place.profile().maySearch()
                ? refusal
                : refuse(place.eventId(), ProblemType.FORBIDDEN, "Only a scanner of profile full may look for guests");
    }

    /** For who comes to an event and asks for no checkpoint yet. */
    static Optional<TurnedAway> refuse(Badge badge, UUID eventId, Instant now) {
        Optional<TurnedAway> refusal = refuse(badge.status(now), badge.eventId());
        return refusal.isPresent() || badge.eventId().equals(eventId)
                ? refusal
                : refuse(badge.eventId(), ProblemType.WRONG_EVENT, "This scanner belongs to another event");
    }

    /** Whose token is no scanner's any more. */
    static TurnedAway nobody(UUID eventId) {
        return new TurnedAway(
                ProblemType.UNAUTHENTICATED, "This token is no scanner's; pair the device again", eventId);
    }

    static Optional<TurnedAway> refuse(Place place) {
        Optional<TurnedAway> refusal = refuse(place.status(), place.eventId());
        return refusal.isPresent() || place.checkpoint() != null
                ? refusal
                : refuse(place.eventId(), ProblemType.WRONG_CHECKPOINT, "This scanner does not serve that checkpoint");
    }

    /** Wherever it may stand. */
    static Optional<TurnedAway> refuse(ScannerStatus status, UUID eventId) {
        return switch (status) {
            case PENDING ->
                refuse(eventId, ProblemType.SCANNER_PENDING, "A supervisor must approve this scanner first");
            case SUSPENDED -> refuse(eventId, ProblemType.SCANNER_SUSPENDED, "A supervisor has suspended this scanner");
            case REVOKED ->
                refuse(eventId, ProblemType.SCANNER_REVOKED, "This scanner was revoked; pair the device again");
            case EXPIRED ->
                refuse(eventId, ProblemType.SCANNER_EXPIRED, "Its event is over; a supervisor can approve it again");
            case APPROVED -> Optional.empty();
        };
    }

    private static Optional<TurnedAway> refuse(UUID eventId, ProblemType type, String detail) {
        return Optional.of(new TurnedAway(type, detail, eventId));
    }
}
