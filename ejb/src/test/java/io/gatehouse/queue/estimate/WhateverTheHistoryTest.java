package io.gatehouse.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class WhateverTheHistoryTest {

    private static final Instant NOW = Lines.OPENING;

    @Property(tries = 2000)
    void aWaitIsNeverAbsurd(@ForAll("histories") History history, @ForAll("spots") Spot spot) {
        for (var pace : List.of(Learned.of(history, 1), Seed.of(history, 1))) {
            pace.at(spot).ifPresent(wait -> {
                assertThat(wait.least()).isFinite().isNotNegative();
                assertThat(wait.seconds()).isFinite().isBetween(wait.least(), wait.most());
                assertThat(wait.most()).isFinite();
            });
            pace.secondsPerPlace()
                    .ifPresent(seconds -> assertThat(seconds).isFinite().isNotNegative());
            assertThat(pace.at(spot).isPresent())
                    .isEqualTo(pace.secondsPerPlace().isPresent());
        }
        var accuracy = Accuracy.of(history);
        accuracy.meanMissSeconds().ifPresent(miss -> assertThat(miss).isFinite().isNotNegative());
        accuracy.covered().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Property(tries = 500)
    void whoStandsFurtherBackIsNotPromisedLess(@ForAll("histories") History history) {
        var pace = Learned.of(history, 1);
        double before = 0;
        for (int ahead = 0; ahead < 60; ahead++) {
            var wait = pace.at(new Spot(ahead, 1000, ahead));
            if (wait.isPresent()) {
                assertThat(wait.get().seconds()).isGreaterThanOrEqualTo(before);
                before = wait.get().seconds();
            }
        }
    }

    @Provide
    Arbitrary<History> histories() {
        var pauses =
                Combinators.combine(moments(), moments()).as(Pause::new).list().ofMaxSize(4);
        return Combinators.combine(
                        visits().list().ofMaxSize(60),
                        pauses,
                        Arbitraries.integers().between(-2, 9),
                        moments())
                .as((visits, stops, counters, since) -> new History(visits, stops, counters, since, NOW));
    }

    @Provide
    Arbitrary<Spot> spots() {
        var any = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 20),
                Arbitraries.of(0, -1, 1, 2000, Integer.MAX_VALUE, Integer.MIN_VALUE));
        return Combinators.combine(any, any, any).as(Spot::new);
    }

    private static Arbitrary<Visit> visits() {
        var counters = Arbitraries.oneOf(Arbitraries.integers().between(1, 4), Arbitraries.of(0, -1, 999));
        var waits = Arbitraries.of(new Wait(0, 0, 0), new Wait(100, 20, 300), new Wait(1e8, 0, 1e9));
        return Combinators.combine(
                        moments(),
                        moments().injectNull(0.2),
                        moments().injectNull(0.2),
                        Arbitraries.of(Outcome.class),
                        counters,
                        waits.injectNull(0.3))
                .as(Visit::new);
    }

    /** Often the same, mostly near, now and then far away or yet to come. */
    private static Arbitrary<Instant> moments() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(-600, 0).map(NOW::plusSeconds)),
                Tuple.of(3, Arbitraries.integers().between(-20, 2).map(i -> NOW.plusSeconds(60L * i))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Instant.MIN, Instant.MAX, Instant.EPOCH, NOW, NOW.plusNanos(1), NOW.minusNanos(1))));
    }
}
