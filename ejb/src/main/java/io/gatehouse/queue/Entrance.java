package io.gatehouse.queue;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where guests come in. A line gives out one number after another, each when the one before is stored for good; so all who ask
 * while that goes on are let in together next, by one of them.
 */
@ApplicationScoped
class Entrance {

    private static final int MOST_TOGETHER = 64;

    @EJB
    private Joining joining;

    private final Map<UUID, Crowd> crowds = new ConcurrentHashMap<>();

    /** Somebody who asked, and the answer. */
    private static final class Asking {

        private final Newcomer who;
        private @Nullable Entry entry;
        private @Nullable RuntimeException failure;

        Asking(Newcomer who) {
            this.who = who;
        }

        boolean isAnswered() {
            return entry != null || failure != null;
        }

        Entry answer() {
            if (failure != null) {
                throw failure;
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
                try {
                    crowd.wait();
                } catch (InterruptedException e) {
                    crowd.waiting.remove(own);
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("The server stops", e);
                }
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

    /** What goes wrong with one of them must not hit the others. */
    private void letIn(UUID queueId, List<Asking> together) {
        try {
            List<Entry> entries =
                    joining.enter(queueId, together.stream().map(one -> one.who).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).entry = entries.get(i);
            }
        } catch (RuntimeException failure) {
            if (together.size() == 1) {
                together.get(0).failure = failure;
            } else {
                together.forEach(one -> letIn(queueId, List.of(one)));
            }
        }
    }

    private static boolean isDeserted(Crowd crowd) {
        synchronized (crowd) {
            return crowd.waiting.isEmpty() && !crowd.served;
        }
    }
}
