package io.gatehouse.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where guests come in. A line gives out one number after another, each when the one before is stored for good; so all who ask
 * while that goes on are let in together next, by one of them.
 */
@ApplicationScoped
class Entrance {

    private static final int MOST_TOGETHER = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    @EJB
    Joining joining;

    private final Map<UUID, Crowd> crowds = new ConcurrentHashMap<>();

    /** Somebody who asked, and the answer. */
    private static final class Asking {

        private final Newcomer who;
        private final long patience = System.nanoTime() + PATIENCE.toNanos();
        private @Nullable Entry entry;
        private @Nullable Throwable failure;

        Asking(Newcomer who) {
            this.who = who;
        }

        boolean isAnswered() {
            return entry != null || failure != null;
        }

        Entry answer() {
            if (failure instanceof RuntimeException ours) {
                throw ours;
            }
            if (failure != null) {
                throw new IllegalStateException("Nobody could be let in", failure);
            }
            if (entry == null) {
                throw new IllegalStateException("Not answered yet");
            }
            return entry;
        }
    }

    /** Those who ask at the same time; its monitor guards all that is in it. */
    private static final class Crowd {
        private final Deque<Asking> waiting = new ArrayDeque<>();
        private boolean served;
    }

    Entry enter(UUID queueId, Newcomer who) {
        Asking own = new Asking(who);
        Crowd crowd = crowds.computeIfAbsent(queueId, id -> new Crowd());
        synchronized (crowd) {
            crowd.waiting.add(own);
        }
        for (List<Asking> together = turn(crowd, own); !together.isEmpty(); together = turn(crowd, own)) {
            serve(queueId, crowd, together);
        }
        crowds.computeIfPresent(queueId, (id, now) -> isDeserted(now) ? null : now);
        return own.answer();
    }

    /** Whom to let in: those who wait, if nobody else does that now; nobody, once one is in oneself. */
    private static List<Asking> turn(Crowd crowd, Asking own) {
        synchronized (crowd) {
            while (crowd.served && !own.isAnswered()) {
                await(crowd, own);
            }
            if (own.isAnswered()) {
                return List.of();
            }
            crowd.served = true;
            List<Asking> together = new ArrayList<>();
            while (!crowd.waiting.isEmpty() && together.size() < MOST_TOGETHER) {
                together.add(crowd.waiting.remove());
            }
            return together;
        }
    }

    /** Whoever is let in already, without having been told, finds the place when asking again. */
    private static void await(Crowd crowd, Asking own) {
        try {
            long left = own.patience - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(crowd, left);
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        crowd.waiting.remove(own);
        throw ProblemException.tryLater(
                ProblemType.BUSY, "The place could not be taken just now; ask again", COME_AGAIN);
    }

    private void serve(UUID queueId, Crowd crowd, List<Asking> together) {
        try {
            letIn(queueId, together);
        } finally {
            synchronized (crowd) {
                crowd.served = false;
                crowd.notifyAll();
            }
        }
    }

    /** What goes wrong goes wrong for all: there is nothing in one guest's asking that could be worse than in another's. */
    private void letIn(UUID queueId, List<Asking> together) {
        try {
            List<Entry> entries =
                    joining.enter(queueId, together.stream().map(one -> one.who).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).entry = entries.get(i);
            }
        } catch (RuntimeException | Error failure) {
            together.forEach(one -> one.failure = failure);
        }
    }

    private static boolean isDeserted(Crowd crowd) {
        synchronized (crowd) {
            return crowd.waiting.isEmpty() && !crowd.served;
        }
    }
}
