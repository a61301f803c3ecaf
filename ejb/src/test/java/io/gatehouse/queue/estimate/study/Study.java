package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.Learned;
import io.gatehouse.queue.estimate.Seed;
import io.gatehouse.queue.estimate.Wait;
import io.gatehouse.queue.estimate.study.Outcomes.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A day of a scenario on which every guest is promised a wait in each way, and what came true. */
final class Study {

    private record Promise(Guest guest, Wait ours, Map<Way, Double> told, int served) {}

    private final Scenario scenario;
    private final Day day;
    private final List<Promise> promises = new ArrayList<>();

    private Study(Scenario scenario, long seed) {
        this.scenario = scenario;
        day = new Day(scenario, seed);
    }

    /** Each block of days has seeds of its own. */
    static Outcomes of(Scenario scenario, int block, int days) {
        return LongStream.range(0, days)
                .parallel()
                .mapToObj(day -> new Study(scenario, 1_000_003L * block + day).take())
                .reduce(new Outcomes(), Outcomes::plus);
    }

    private Outcomes take() {
        var outcomes = new Outcomes();
        var guests = day.run(this::promise);
        outcomes.add(guests, day.completions());
        for (var promise : promises) {
            if (promise.guest().isCalled()) {
                outcomes.at(Stage.of(promise.served()))
                        .add(promise.told(), promise.ours(), promise.guest().waited());
            }
        }
        return outcomes;
    }

    private void promise(Guest guest) {
        var history = day.history();
        var spot = day.spot(guest);
        var ours = Learned.of(history, 1).at(spot);
        var seed = Seed.of(history, 1).at(spot);
        if (ours.isEmpty() || seed.isEmpty()) {
            return;
        }
        Map<Way, Double> told = new EnumMap<>(Way.class);
        told.put(Way.OURS, ours.get().seconds());
        told.put(Way.SEED, seed.get().seconds());
        double place = scenario.service().mean() / day.open();
        told.put(Way.QUEUE_LENGTH, day.anyFree() ? 0 : (spot.waitingAhead() + 1) * place);
        told.put(Way.HEAD_OF_LINE, day.waitedByHead());
        told.put(Way.LAST_SERVED, day.waitedByLastCalled());
        promises.add(new Promise(guest, ours.get(), told, day.completions().size()));
        // What the product has not said yet, nobody can hold against it.
        if (day.completions().size() >= Stage.FROM_TEN.served) {
            guest.promise(ours.get());
        }
    }
}
