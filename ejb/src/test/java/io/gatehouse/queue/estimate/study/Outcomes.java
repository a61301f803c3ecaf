package io.gatehouse.queue.estimate.study;

import io.gatehouse.queue.estimate.Visit.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of many days. */
final class Outcomes {

    /** How many had been served when a wait was promised; the product says nothing before the last. */
    enum Stage {
        FROM_ONE(1),
        FROM_THREE(3),
        FROM_SIX(6),
        FROM_TEN(10);

        final int served;

        Stage(int served) {
            this.served = served;
        }

        static Stage of(int served) {
            return Arrays.stream(values())
                    .filter(stage -> stage.served <= served)
                    .reduce(FROM_ONE, (before, after) -> after);
        }
    }

    private final Map<Stage, Score> scores = new EnumMap<>(Stage.class);
    private int days;
    private int came;
    private int left;
    private int noShows;
    private double untilFirst;
    private double untilTenth;

    Outcomes() {
        for (var stage : Stage.values()) {
            scores.put(stage, new Score());
        }
    }

    void add(List<Guest> guests, List<Double> completions) {
        days++;
        came += guests.size();
        left += count(guests, Outcome.LEFT);
        noShows += count(guests, Outcome.NO_SHOW);
        untilFirst += completions.get(0) / 60;
        untilTenth += completions.get(9) / 60;
    }

    private static int count(List<Guest> guests, Outcome outcome) {
        return (int) guests.stream().filter(guest -> guest.is(outcome)).count();
    }

    Outcomes plus(Outcomes other) {
        var sum = new Outcomes();
        for (var stage : Stage.values()) {
            sum.scores.put(stage, at(stage).plus(other.at(stage)));
        }
        sum.days = days + other.days;
        sum.came = came + other.came;
        sum.left = left + other.left;
        sum.noShows = noShows + other.noShows;
        sum.untilFirst = untilFirst + other.untilFirst;
        sum.untilTenth = untilTenth + other.untilTenth;
        return sum;
    }

    Score at(Stage stage) {
        return scores.getOrDefault(stage, new Score());
    }

    /** Of all to whom the product makes a promise. */
    Score told() {
        return at(Stage.FROM_TEN);
    }

    double cameDaily() {
        return (double) came / days;
    }

    double left() {
        return (double) left / came;
    }

    /** Of those who were called. */
    double noShows() {
        return (double) noShows / (came - left);
    }

    double untilFirst() {
        return untilFirst / days;
    }

    double untilTenth() {
        return untilTenth / days;
    }
}
