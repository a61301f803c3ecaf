package io.gatehouse.web.event;

import io.gatehouse.event.EventDetails;
import java.time.Instant;

/** Where an event stands by the clock. It refuses nothing: scans are judged before and after too. */
public enum EventPhase {
    BEFORE,
    RUNNING,
    OVER;

    static EventPhase of(EventDetails details, Instant now) {
        if (now.isBefore(details.startsAt())) {
            return BEFORE;
        }
        return now.isBefore(details.endsAt()) ? RUNNING : OVER;
    }
}
