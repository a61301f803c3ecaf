package io.gatehouse.queue.estimate;

import java.util.Optional;
import java.util.OptionalDouble;

/** Learned from all that the line's past tells. */
public final class Learned implements Pace {

    private Learned() {}

    public static Learned of(History history, int least) {
        return new Learned();
    }

    @Override
    public Optional<Wait> at(Spot spot) {
        return Optional.empty();
    }

    @Override
    public OptionalDouble secondsPerPlace() {
        return OptionalDouble.empty();
    }

    @Override
    public int samples() {
        return 0;
    }
}
