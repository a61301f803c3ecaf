package io.gatehouse.admission;

import jakarta.ejb.ApplicationException;

/** Somebody else was faster: nothing was stored, and the same asked again will do. */
@ApplicationException(rollback = true)
final class LostRace extends RuntimeException {

    LostRace(String message) {
        super(message);
    }

    LostRace(Throwable cause) {
        super(cause);
    }
}
