package io.gatehouse.queue.estimate;

import io.gatehouse.queue.estimate.Sample.Moments;
import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the guests who were called tell of the counters. */
final class Calls {

    /** A time that is this many times as long as most was not the guest's: somebody forgot to press done, or had a break. */
    private static final double FORGOTTEN = 4;

    private static final double MOST = 0.8;

    /** Newest first. */
    private final List<Turn> turns = new ArrayList<>();
    /** What each counter called last. */
    private final Map<Integer, Turn> latest = new HashMap<>();

    private final Sample reactions = new Sample();
    private final double turnover;
    private final double limit;
    private final Moments cycle;

    Calls(List<Visit> visits, WorkClock clock) {
        var calls = visits.stream()
                .filter(visit -> visit.called() != null)
                .map(visit -> Call.of(visit, clock))
                .filter(call -> call.called() <= 0)
                .sorted(Comparator.comparingDouble(Call::called).reversed())
                .toList();
        for (var call : calls) {
            var next = latest.get(call.counter());
            var turn = new Turn(call, next == null ? null : next.call());
            turns.add(turn);
            latest.put(call.counter(), turn);
        }
        latest.clear();
        turns.forEach(turn -> latest.putIfAbsent(turn.call().counter(), turn));
        turnover = turnover();
        var cycles = cycles();
        limit = FORGOTTEN * cycles.quantile(MOST);
        cycle = cycles.upTo(limit);
    }

    /** From the end of a guest to the next call, when somebody waits. */
    private double turnover() {
        var times = new Sample();
        for (var turn : turns) {
            if (turn.next() != null && turn.ended()) {
                if (turn.awaited()) {
                    times.add(turn.cycle() - turn.service());
                } else {
                    reactions.add(turn.next().called() - turn.next().joined());
                }
            }
        }
        return times.upTo(FORGOTTEN * times.quantile(MOST)).mean();
    }

    private Sample cycles() {
        var times = new Sample();
        for (var turn : turns) {
            if (turn.awaited()) {
                times.add(turn.cycle());
            } else if (turn.ended()) {
                times.add(turn.service() + turnover);
            }
        }
        return times;
    }

    List<Turn> turns() {
        return turns;
    }

    /** From a call to the moment at which the counter can call the next, guests who don't show up among them. */
    Moments cycle() {
        return cycle;
    }

    /** From joining to the call, when a counter is free. */
    Sample reactions() {
        return reactions;
    }

    int served() {
        return (int) turns.stream()
                .map(Turn::call)
                .filter(call -> call.outcome() == Outcome.SERVED && call.ended() <= 0)
                .count();
    }

    /** How many are at a counter as far as is stored, but surely no more. */
    int forgotten() {
        return (int) turns.stream()
                .filter(turn -> turn.call().ended() > 0
                        && (turn.next() != null || -turn.call().called() > limit))
                .count();
    }

    /** How many counters are at work: those with a guest, and those that let nobody wait for long. */
    int atWork() {
        return (int) latest.values().stream().filter(this::atWork).count();
    }

    private boolean atWork(Turn turn) {
        return turn.ended() ? believed(turn.call().ended()) : -turn.call().called() <= limit;
    }

    /** Whether a counter that has been free since that moment may still be at work. */
    boolean believed(double since) {
        return kept(since) <= turnover + cycle.mean() / 4;
    }

    /** How much of the time since then somebody waited. */
    private double kept(double since) {
        double until = 0;
        double sum = 0;
        for (var turn : turns) {
            if (turn.call().called() <= since) {
                break;
            }
            double to = Math.min(until, turn.call().called());
            double from = Math.min(to, Math.max(since, turn.call().joined()));
            sum += to - from;
            until = Math.min(until, from);
        }
        return sum;
    }
}
