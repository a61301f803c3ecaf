package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dials under way; at most one for an address. */
final class Lines {

    private final Map<Long, Line> open = new LinkedHashMap<>();
    private final Chance chance;
    private final List<Effect> effects;
    private long last;

    Lines(Chance chance, List<Effect> effects) {
        this.chance = chance;
        this.effects = effects;
    }

    void dial(Candidate candidate, Line.Purpose purpose, long now, long timeout) {
        Line line = new Line(++last, candidate, purpose, chance.nonce(), now, now + timeout);
        open.put(line.number(), line);
        effects.add(new Effect.Dial(line.number(), candidate.url(), line.nonce(), timeout));
    }

    boolean has(Candidate candidate) {
        return open.values().stream().anyMatch(line -> line.candidate().equals(candidate));
    }

    /** Empty for one that was aborted: what it says is of no interest. */
    Optional<Line> close(long number) {
        return Optional.ofNullable(open.remove(number));
    }

    List<Line> expired(long now) {
        List<Line> expired =
                open.values().stream().filter(line -> line.deadline() <= now).toList();
        expired.forEach(this::abort);
        return expired;
    }

    void abortAll() {
        new ArrayList<>(open.values()).forEach(this::abort);
    }

    long nextDeadline() {
        return open.values().stream().mapToLong(Line::deadline).min().orElse(Pace.NEVER);
    }

    private void abort(Line line) {
        open.remove(line.number());
        effects.add(new Effect.Abort(line.number()));
    }
}
