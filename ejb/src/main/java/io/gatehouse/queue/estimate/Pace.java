package io.gatehouse.queue.estimate;

import java.util.Optional;
import java.util.OptionalDouble;

/** How fast a line moves, as far as that is known. */
public interface Pace {

    /** None as long as too little is known. */
    Optional<Wait> at(Spot spot);

    /** What each place ahead costs at the moment. */
    OptionalDouble secondsPerPlace();

    /** From how many served guests that was learned. */
    int samples();
}
