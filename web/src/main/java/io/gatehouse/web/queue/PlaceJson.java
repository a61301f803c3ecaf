package io.gatehouse.web.queue;

import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place in line as its guest and its hosts see it; the code is the guest's alone. */
@Schema(name = "Place")
public record PlaceJson(
        UUID id,
        UUID placeId,
        UUID queueId,
        int number,
        PlaceStatus status,
        @Nullable Integer ahead,
        @Nullable Long etaSeconds,
        @Nullable List<Long> etaRange,
        @Nullable String code,
        int priority,
        @Nullable Integer counter,
        int calls,
        boolean passed,
        Instant joinedAt,
        @Nullable Instant calledAt,
        @Nullable Instant servingAt,
        @Nullable Instant endedAt,
        Place.@Nullable Moved wentTo) {

    static PlaceJson of(Line.Taken taken) {
        return of(taken.position(), taken.position().ahead(), taken.code());
    }

    static PlaceJson of(Position position) {
        return of(position, position.ahead(), null);
    }

    /** By itself: where it stands, if it waits, isn't looked at. */
    static PlaceJson of(Place place) {
        return of(new Position(place, 0, null), place.status() == PlaceStatus.WAITING ? null : 0, null);
    }

    private static PlaceJson of(Position position, @Nullable Integer ahead, @Nullable String code) {
        Place place = position.place();
        return new PlaceJson(
                place.id(),
                place.id(),
                place.queueId(),
                place.number(),
                place.status(),
                ahead,
                WaitJson.seconds(position.eta()),
                WaitJson.range(position.eta()),
                code,
                place.priority(),
                place.counter(),
                place.calls(),
                place.passed(),
                place.joinedAt(),
                place.calledAt(),
                place.servingAt(),
                place.endedAt(),
                place.wentTo());
    }
}
