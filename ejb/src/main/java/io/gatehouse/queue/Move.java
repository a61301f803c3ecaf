package io.gatehouse.queue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Everything that can happen to a place once it is taken: from which states, and whose move it is. */
public enum Move {
    CALL(By.HOST, PlaceStatus.WAITING),
    RECALL(By.HOST, PlaceStatus.CALLED),
    SERVE(By.HOST, PlaceStatus.CALLED),
    COMPLETE(By.HOST, PlaceStatus.CALLED, PlaceStatus.SERVING),
    NO_SHOW(By.HOST, PlaceStatus.WAITING, PlaceStatus.CALLED),

    /** Back into the line, behind others: the guest comes in a minute. */
    REQUEUE(By.HOST, PlaceStatus.CALLED, PlaceStatus.NO_SHOW),

    /** Takes the host's last move back. */
    UNDO(By.HOST, PlaceStatus.CALLED, PlaceStatus.SERVING, PlaceStatus.COMPLETED, PlaceStatus.NO_SHOW),

    /** Sooner or later than others, from now on. */
    PREFER(By.HOST, PlaceStatus.WAITING),

    /** To another line, where the guest has waited as long as here. */
    TRANSFER(By.HOST, PlaceStatus.WAITING, PlaceStatus.CALLED),

    LEAVE(By.GUEST, PlaceStatus.WAITING, PlaceStatus.CALLED);

    /** Whose move it is. */
    public enum By {
        GUEST,
        HOST
    }

    private final By by;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<PlaceStatus> from;

    Move(By by, PlaceStatus first, PlaceStatus... others) {
        this.by = by;
        this.from = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    public By by() {
        return by;
    }

    public boolean isLegalFrom(PlaceStatus status) {
        return from.contains(status);
    }

    Set<PlaceStatus> from() {
        return from;
    }

    /** As it is called in the audit. */
    String fact() {
        return "place." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
