package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All addresses at once, and the first good one wins; but a worse kind has to wait for its better ones: an answer that comes
 * before its time is kept until the better ones have failed or had their head start. A tunnel isn't even dialled before,
 * unless it was good last time.
 */
final class Race {

    private static final int KINDS = 3;
    private static final long[] PATIENCE = {0, Pace.ENCRYPTED_FIRST, Pace.HEAD_START};

    private enum State {
        WAITING,
        DIALLED,
        ANSWERED,
        FAILED
    }

    private static final class Runner {

        final Candidate candidate;
        final boolean doubtful;
        State state = State.WAITING;
        int proofs;

        Runner(Candidate candidate, boolean doubtful) {
            this.candidate = candidate;
            this.doubtful = doubtful;
        }

        int rank() {
            return candidate.tier() + (doubtful ? KINDS : 0);
        }

        long patience() {
            return doubtful ? Pace.DOUBTFUL_LAST : PATIENCE[candidate.tier()];
        }

        boolean isAheadOfTunnels() {
            return candidate.way() == Way.LAN && !doubtful && state != State.FAILED;
        }

        boolean isRunning() {
            return state == State.WAITING || state == State.DIALLED;
        }
    }

    private final List<Runner> runners = new ArrayList<>();

    /** In the order of their answers. */
    private final List<Runner> answered = new ArrayList<>();

    private final long start;
    private final @Nullable String lastGood;
    private final int lanProofs;

    /**
     * @param lanProofs how often in a row a LAN address must answer to win
     */
    Race(long start, List<Candidate> field, Predicate<Candidate> doubtful, @Nullable String lastGood, int lanProofs) {
        this.start = start;
        this.lastGood = lastGood;
        this.lanProofs = lanProofs;
        for (Candidate candidate : field) {
            Runner runner = new Runner(candidate, doubtful.test(candidate));
            runners.add(candidate.url().equals(lastGood) ? 0 : runners.size(), runner);
        }
    }

    /** Who is to be dialled now. */
    List<Candidate> due(long now) {
        List<Candidate> due = new ArrayList<>();
        for (Runner runner : runners) {
            if (runner.state == State.WAITING && now >= dialAt(runner)) {
                runner.state = State.DIALLED;
                due.add(runner.candidate);
            }
        }
        return due;
    }

    void answered(Candidate candidate) {
        for (Runner runner : runners) {
            if (!runner.candidate.equals(candidate)) {
                continue;
            }
            runner.proofs++;
            if (candidate.way() == Way.LAN && runner.proofs < lanProofs) {
                runner.state = State.WAITING;
            } else {
                runner.state = State.ANSWERED;
                answered.add(runner);
            }
        }
    }

    void failed(Candidate candidate) {
        for (Runner runner : runners) {
            if (runner.candidate.equals(candidate)) {
                runner.state = State.FAILED;
            }
        }
    }

    Optional<Candidate> winner(long now) {
        return answered.stream()
                .filter(runner -> now >= start + runner.patience() || !hasBetterRunning(runner))
                .reduce((first, second) -> second.rank() < first.rank() ? second : first)
                .map(runner -> runner.candidate);
    }

    boolean isLost() {
        return answered.isEmpty() && runners.stream().noneMatch(Runner::isRunning);
    }

    long nextAt(long now) {
        long next = Pace.NEVER;
        for (Runner runner : runners) {
            if (runner.state == State.WAITING) {
                next = Math.min(next, dialAt(runner));
            } else if (runner.state == State.ANSWERED) {
                next = Math.min(next, start + runner.patience());
            }
        }
        return Math.max(next, now);
    }

    private long dialAt(Runner runner) {
        boolean waits = runner.candidate.way() == Way.TUNNEL
                && !runner.candidate.url().equals(lastGood)
                && runners.stream().anyMatch(Runner::isAheadOfTunnels);
        return waits ? start + Pace.HEAD_START : start;
    }

    private boolean hasBetterRunning(Runner runner) {
        return runners.stream().anyMatch(other -> other.isRunning() && other.rank() < runner.rank());
    }
}
