package io.gatehouse.queue.estimate;

import java.util.Optional;
import java.util.OptionalDouble;

/** Seed from all that the line's past tells. */
public final class Seed implements Pace {

    private Seed() {}

    public static Seed of(History history, int least) {
        return new Seed();
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
