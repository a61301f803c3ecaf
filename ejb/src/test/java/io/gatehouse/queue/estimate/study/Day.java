package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.History;
import io.gatehouse.queue.estimate.Pause;
import io.gatehouse.queue.estimate.Spot;
import io.gatehouse.queue.estimate.Visit;
import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One day of a line, event by event, from its opening until all who came are gone. It begins without a past. */
final class Day {

    /** So many of each kind of visit the product looks back upon. */
    private static final int LATEST = 200;

    private record Event(double time, long order, Runnable happens) {}

    private static final class Counter {
        final int number;
        boolean open;
        boolean busy;

        Counter(int number) {
            this.number = number;
        }
    }

    private final Scenario scenario;
    private final SplittableRandom random;
    private Consumer<Guest> joining = guest -> {};
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingLong(Event::order));
    private final List<Counter> counters = new ArrayList<>();
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private final Deque<Guest> calledLast = new ArrayDeque<>();
    private final Deque<Guest> leftLast = new ArrayDeque<>();
    private final List<Guest> guests = new ArrayList<>();
    private double now;
    private long order;
    private int atCounters;
    private final List<Double> completions = new ArrayList<>();
    private int numberCalled;
    private int open;
    private double openSince;

    Day(Scenario scenario, long seed) {
        this.scenario = scenario;
        random = new SplittableRandom(seed);
        for (int i = 1; i <= scenario.mostCounters(); i++) {
            counters.add(new Counter(i));
        }
    }

    /** @param whenJoining what is to be done with each guest who joins */
    List<Guest> run(Consumer<Guest> whenJoining) {
        joining = whenJoining;
        at(0, () -> open(scenario.at(0).counters()));
        scenario.spells().stream()
                .filter(spell -> spell.until() < Scenario.DAY)
                .forEach(spell -> at(spell.until(), () -> open(scenario.at(now).counters())));
        if (scenario.rest().until() < Double.POSITIVE_INFINITY) {
            at(scenario.rest().until(), () -> counters.forEach(this::seek));
        }
        comeAfter(0);
        while (!events.isEmpty()) {
            var event = events.remove();
            now = event.time();
            event.happens().run();
        }
        return guests;
    }

    private void at(double time, Runnable happens) {
        events.add(new Event(time, order++, happens));
    }

    private void open(int count) {
        open = count;
        openSince = now;
        for (var counter : counters) {
            counter.open = counter.number <= count;
            seek(counter);
        }
    }

    private void comeAfter(double time) {
        double next =
                time + Scenario.exponential(random, 3600 / scenario.at(time).hourly());
        if (next < Scenario.DAY) {
            at(next, this::join);
        }
    }

    private void join() {
        var guest = new Guest(guests.size() + 1, now);
        guests.add(guest);
        joining.accept(guest);
        waiting.add(guest);
        if (scenario.patience() < Double.POSITIVE_INFINITY) {
            at(now + Scenario.exponential(random, scenario.patience()), () -> leave(guest));
        }
        counters.stream()
                .filter(counter -> counter.open && !counter.busy)
                .findFirst()
                .ifPresent(this::seek);
        comeAfter(now);
    }

    private void leave(Guest guest) {
        if (guest.waits()) {
            waiting.remove(guest);
            guest.end(now, Outcome.LEFT);
            leftLast.addFirst(guest);
            if (leftLast.size() > LATEST) {
                leftLast.removeLast();
            }
        }
    }

    /** A free counter calls, shortly, if anybody waits. */
    private void seek(Counter counter) {
        if (!counter.open || counter.busy || waiting.isEmpty()) {
            return;
        }
        counter.busy = true;
        at(now + 2 * scenario.turnover() * random.nextDouble(), () -> {
            counter.busy = false;
            if (counter.open && !resting() && !waiting.isEmpty()) {
                call(counter, waiting.remove());
            }
        });
    }

    private boolean resting() {
        return now >= scenario.rest().from() && now < scenario.rest().until();
    }

    private void call(Counter counter, Guest guest) {
        counter.busy = true;
        atCounters++;
        numberCalled = guest.number;
        guest.call(now, counter.number);
        calledLast.addFirst(guest);
        if (calledLast.size() > LATEST) {
            calledLast.removeLast();
        }
        boolean shows = random.nextDouble() >= scenario.noShows();
        double time = shows ? scenario.service().draw(random) : scenario.grace(random);
        boolean forgotten = shows && random.nextDouble() < scenario.forgotten();
        at(now + time, () -> {
            counter.busy = false;
            if (!forgotten) {
                end(guest, shows ? Outcome.SERVED : Outcome.NO_SHOW);
            } else if (random.nextBoolean()) {
                at(now + Scenario.exponential(random, 5 * time), () -> end(guest, Outcome.SERVED));
            }
            seek(counter);
        });
    }

    private void end(Guest guest, Outcome outcome) {
        atCounters--;
        if (outcome == Outcome.SERVED) {
            completions.add(now);
        }
        guest.end(now, outcome);
    }

    /** What the product knows at the moment. */
    History history() {
        var visits = new ArrayList<Visit>(calledLast.size() + leftLast.size());
        calledLast.forEach(guest -> visits.add(guest.visit()));
        leftLast.forEach(guest -> visits.add(guest.visit()));
        var rest = scenario.rest();
        var pauses = now < rest.from()
                ? List.<Pause>of()
                : List.of(new Pause(Guest.instant(rest.from()), Guest.instant(Math.min(now, rest.until()))));
        return new History(
                visits,
                pauses,
                scenario.told() ? open : scenario.mostCounters(),
                Guest.instant(scenario.told() ? openSince : 0),
                Guest.instant(now));
    }

    /** Where somebody stands who joins now. */
    Spot spot(Guest guest) {
        return new Spot(waiting.size(), atCounters, guest.number - numberCalled);
    }

    /** When the first was done, the second, and so on. */
    List<Double> completions() {
        return completions;
    }

    /** How many counters are really open. */
    int open() {
        return open;
    }

    boolean anyFree() {
        return waiting.isEmpty() && counters.stream().anyMatch(counter -> counter.open && !counter.busy);
    }

    double waitedByHead() {
        var head = waiting.peek();
        return head == null ? 0 : now - head.joined;
    }

    double waitedByLastCalled() {
        var last = calledLast.peek();
        return last == null ? 0 : last.waited();
    }
}
