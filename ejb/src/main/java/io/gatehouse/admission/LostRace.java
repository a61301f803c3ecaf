package io.gatehouse.admission;

/** Somebody else was faster: nothing was stored, and the same asked again will do. */
final class LostRace extends RuntimeException {

    LostRace(Throwable cause) {
        super(cause);
    }
}
