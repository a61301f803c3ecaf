package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import java.util.UUID;

/** What became of somebody who asked for a place. */
sealed interface Entry {

    /** A new place, and where it stands. */
    record Taken(Position position) implements Entry {}

    /** The live one that the device has already. */
    record Found(UUID placeId) implements Entry {}

    record Refused(ProblemException refusal) implements Entry {}
}
