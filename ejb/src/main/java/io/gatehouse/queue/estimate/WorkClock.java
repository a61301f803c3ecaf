package io.gatehouse.queue.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells when something was in seconds from now, negative before it, by a clock that stands still while the line does. */
final class WorkClock {

    private final Instant now;
    /** From and until in seconds from now, apart from each other and in order. */
    private final List<double[]> stops = new ArrayList<>();

    WorkClock(Instant now, List<Pause> pauses) {
        this.now = now;
        pauses.stream()
                .map(pause -> new double[] {seconds(now, pause.from()), Math.min(0, seconds(now, pause.until()))})
                .filter(stop -> stop[0] < stop[1])
                .sorted(Comparator.comparingDouble(stop -> stop[0]))
                .forEach(this::add);
    }

    private void add(double[] stop) {
        var last = stops.isEmpty() ? null : stops.get(stops.size() - 1);
        if (last != null && stop[0] <= last[1]) {
            last[1] = Math.max(last[1], stop[1]);
        } else {
            stops.add(stop);
        }
    }

    double at(Instant moment) {
        double plain = seconds(now, moment);
        double stood = 0;
        for (var stop : stops) {
            stood += Math.max(0, stop[1] - Math.max(stop[0], plain));
        }
        return plain + stood;
    }

    static double seconds(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond() + (until.getNano() - from.getNano()) * 1e-9;
    }
}
