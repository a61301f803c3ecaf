package io.gatehouse.queue.estimate;

import org.jspecify.annotations.Nullable;

/**
 * A guest at a counter.
 *
 * @param next whom the same counter called next; none if it hasn't yet
 */
record Turn(Call call, @Nullable Call next) {

    /** That is: somebody said so when it was true, and not when the next had long been called. */
    boolean ended() {
        return call.ended() <= (next == null ? 0 : next.called());
    }

    /** Whether the next was there already when the counter became free. */
    boolean awaited() {
        return next != null && next.joined() <= (ended() ? call.ended() : call.called());
    }

    double service() {
        return call.ended() - call.called();
    }

    /** From this call to the next. */
    double cycle() {
        return next == null ? Double.POSITIVE_INFINITY : next.called() - call.called();
    }
}
