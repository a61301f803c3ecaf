package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the address to use, leaves it when it fails, and comes back when a better one is well again. One thread, or one
 * after another: no signal may be handed in while another is being taken.
 */
public final class Choice {

    private static final int ONCE = 1;

    /** After a loss of the LAN's address the others there are asked again, for the way to them may be as bad. */
    private static final int TWICE = 2;

    private final Page page;
    private final Chance chance;
    private final List<Effect> effects = new ArrayList<>();
    private final Knowledge knowledge;
    private final Lines lines;
    private final Reasons reasons;
    private final Optimiser optimiser;
    private final Patience patience = new Patience();

    private boolean started;
    private long time = Long.MIN_VALUE;
    private long wake = Pace.NEVER;
    private Grip grip = new Grip();
    private @Nullable Race race;

    /** The address in use: proven since the network last changed, else it isn't here. */
    private @Nullable Candidate current;

    private @Nullable String lastUsed;

    public Choice(Memory memory, Page page, Notary notary, Chance chance) {
        this.page = page;
        this.chance = chance;
        knowledge = new Knowledge(memory, notary, effects);
        lines = new Lines(chance, effects);
        reasons = new Reasons(page, effects);
        optimiser = new Optimiser(chance);
    }

    /**
     * Takes in what happened, and tells what is to be done.
     *
     * @param now in milliseconds from any beginning; it never runs backward
     */
    public List<Effect> take(long now, Signal signal) {
        effects.clear();
        boolean slept = hasSlept(now);
        time = Math.max(time, now);
        if (slept) {
            networkChanged();
        }
        handle(signal);
        if (started) {
            proceed();
        }
        return List.copyOf(effects);
    }

    /** The address in use; empty while there is none that is proven. */
    public Optional<Candidate> chosen() {
        return Optional.ofNullable(current);
    }

    /** What heartbeats say. */
    public Optional<Way> way() {
        return chosen().map(Candidate::way);
    }

    /**
     * Whether a token may go to this URL now: only to the address in use, not after somebody else answered there, and not when
     * we may have woken up elsewhere. To be asked before each request.
     */
    public boolean mayBearToken(long now, String url) {
        return isCurrent(url) && !grip.isUnsure() && !hasSlept(now);
    }

    public boolean isOffline() {
        return patience.isOffline();
    }

    /** By URL, of those that aren't used for a reason. */
    public Map<String, Explanation> explanations() {
        return reasons.known();
    }

    public Memory memory() {
        return knowledge.memory();
    }

    private boolean hasSlept(long now) {
        return wake != Pace.NEVER && now - wake > Pace.NAP;
    }

    private void handle(Signal signal) {
        if (signal instanceof Signal.Started && !started) {
            started = true;
            patience.atOnce(time);
        } else if (signal instanceof Signal.Answered answered) {
            lines.close(answered.dial()).ifPresent(line -> answered(line, answered.identity()));
        } else if (signal instanceof Signal.Failed failed) {
            lines.close(failed.dial()).ifPresent(line -> failed(line, failed.why()));
        } else if (signal instanceof Signal.Learned learned) {
            learned(learned.config());
        } else if (signal instanceof Signal.NetworkChanged) {
            networkChanged();
        } else if (signal instanceof Signal.UseWorked worked && isCurrent(worked.url())) {
            grip.useWorked(time);
        } else if (signal instanceof Signal.UseFailed failed && isCurrent(failed.url())) {
            useFailed(failed.why().isAnswer());
        }
    }

    private void useFailed(boolean somebodyElse) {
        if (grip.useFailed(time, somebodyElse)) {
            lose();
        }
    }

    private boolean isCurrent(String url) {
        Candidate held = current;
        return held != null
                && Address.of(url)
                        .filter(address -> address.origin().equals(held.url()))
                        .isPresent();
    }

    private void answered(Line line, Identity identity) {
        Optional<Explanation> flaw = knowledge.flaw(line, identity);
        if (flaw.isPresent()) {
            reasons.explain(line.candidate(), flaw.get());
            notGood(line, true);
            return;
        }
        reasons.answered(line.candidate(), dialable());
        optimiser.took(line.candidate(), time - line.since());
        switch (line.purpose()) {
            case RACE -> race().answered(line.candidate());
            case CONFIRM -> grip.answered(time);
            case PROBE -> probed(line.candidate());
        }
    }

    /** While the LAN's address in use fails and recovers by turns, another on the LAN is only luckier. */
    private void probed(Candidate candidate) {
        boolean lucky = current().way() == Way.LAN && grip.isShaky(time);
        if (optimiser.healthy(candidate, current(), time) && !lucky) {
            use(candidate);
        }
    }

    private void failed(Line line, Failure why) {
        reasons.failed(line.candidate(), why, time - line.since(), dialable());
        notGood(line, why.isAnswer());
    }

    /** Whoever answers in the place of the address in use makes us leave at once; silence may be chance. */
    private void notGood(Line line, boolean somebodyElse) {
        switch (line.purpose()) {
            case RACE -> race().failed(line.candidate());
            case CONFIRM -> {
                if (grip.missed(time) || somebodyElse) {
                    lose();
                }
            }
            case PROBE -> optimiser.sick(line.candidate(), current(), time);
        }
    }

    private void learned(SignedConfig config) {
        if (!knowledge.learn(config)) {
            return;
        }
        optimiser.keepOnly(memory());
        if (current != null && !memory().lists(current.url())) {
            Candidate unlisted = current;
            leave();
            List<Candidate> field = new ArrayList<>(dialable());
            field.add(unlisted);
            startRace(field, ONCE);
        } else if (current != null) {
            optimiser.watch(current, dialable(), time);
        } else if (race == null && started) {
            patience.atOnce(time);
        }
    }

    private void networkChanged() {
        if (started) {
            leave();
            reasons.forget();
            patience.changed(time);
        }
    }

    private void lose() {
        Candidate lost = current();
        leave();
        optimiser.lost(lost, grip.isShaky(time), time);
        startRace(dialable().stream().filter(one -> !one.equals(lost)).toList(), TWICE);
    }

    /** Nothing that was proven or asked before counts from here on. */
    private void leave() {
        lines.abortAll();
        race = null;
        if (current != null) {
            effects.add(new Effect.Leave(current.url()));
            current = null;
        }
    }

    private void proceed() {
        for (Line line : lines.expired(time)) {
            if (isStillWanted(line)) {
                failed(line, Failure.TIMED_OUT);
            }
        }
        if (race == null && current == null && patience.next() <= time) {
            startRace(field(), ONCE);
        }
        if (race != null) {
            run(race);
        }
        if (current != null) {
            look(current);
        }
        tellWhenToWake();
    }

    /** Of several that expire together the first may have changed all. */
    private boolean isStillWanted(Line line) {
        return line.purpose() == Line.Purpose.RACE ? race != null : current != null;
    }

    private void startRace(List<Candidate> field, int lanProofs) {
        memory().candidates().stream()
                .filter(page::cannotCall)
                .forEach(one -> reasons.explain(one, Explanation.MIXED_CONTENT));
        patience.racing();
        race = new Race(time, field, this::isDoubtful, memory().lastGood(), lanProofs);
    }

    private boolean isDoubtful(Candidate candidate) {
        return !memory().lists(candidate.url()) || optimiser.isDoubtful(candidate, time);
    }

    private void run(Race running) {
        Optional<Candidate> winner = running.winner(time);
        if (winner.isPresent()) {
            use(winner.get());
            return;
        }
        for (Candidate candidate : running.due(time)) {
            lines.dial(candidate, Line.Purpose.RACE, time, Pace.raceTimeout(candidate));
        }
        if (running.isLost()) {
            race = null;
            effects.add(patience.failed(time, chance));
        }
    }

    private void use(Candidate candidate) {
        lines.abortAll();
        race = null;
        patience.over();
        grip = new Grip();
        boolean moved = !candidate.url().equals(lastUsed);
        lastUsed = candidate.url();
        current = candidate;
        optimiser.settle(candidate, dialable(), time, moved);
        effects.add(new Effect.Use(candidate));
        knowledge.used(candidate);
    }

    private void look(Candidate held) {
        boolean measure = false;
        for (Candidate other : optimiser.due(held, dialable(), time)) {
            lines.dial(other, Line.Purpose.PROBE, time, Pace.PROBE);
            measure |= Optimiser.isRival(other, held);
        }
        if ((measure || grip.lookAt() <= time) && !lines.has(held)) {
            lines.dial(held, Line.Purpose.CONFIRM, time, Pace.CONFIRM);
        }
    }

    private void tellWhenToWake() {
        long next = lines.nextDeadline();
        if (race != null) {
            next = Math.min(next, race.nextAt(time));
        } else if (current == null) {
            next = Math.min(next, patience.next());
        } else {
            next = Math.min(next, optimiser.nextAt(dialable()));
            next = Math.min(next, lines.has(current) ? Pace.NEVER : grip.lookAt());
            boolean planned = wake > time && wake <= time + Pace.NAP;
            next = Math.min(next, planned ? wake : time + Pace.NAP);
        }
        if (next != wake) {
            wake = next;
            effects.add(new Effect.WakeAt(next));
        }
    }

    /** All that may be tried: also what was once known, when nothing else answers. */
    private List<Candidate> field() {
        List<Candidate> field = new ArrayList<>(dialable());
        if (patience.isTried() || field.isEmpty()) {
            memory().former().stream().filter(one -> !page.cannotCall(one)).forEach(field::add);
        }
        return field;
    }

    private List<Candidate> dialable() {
        return memory().candidates().stream()
                .filter(one -> !page.cannotCall(one))
                .toList();
    }

    private Race race() {
        return Objects.requireNonNull(race);
    }

    private Candidate current() {
        return Objects.requireNonNull(current);
    }
}
