package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a place.
 *
 * @param placeId none if it was refused
 * @param position where a new place stands; none of one that the device had already
 */
record Entry(
        @Nullable UUID placeId,
        @Nullable Position position,
        @Nullable ProblemException refusal) {

    static Entry taken(Position position) {
        return new Entry(position.place().id(), position, null);
    }

    static Entry found(UUID placeId) {
        return new Entry(placeId, null, null);
    }

    static Entry refused(ProblemException refusal) {
        return new Entry(null, null, refusal);
    }
}
