package io.gatehouse.web.queue;

import io.gatehouse.queue.Line;
import io.gatehouse.queue.QueueNews;
import io.gatehouse.queue.Queues;
import io.gatehouse.web.socket.Teller;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All lines that are watched at this node. The first change after a quiet time is shown at once; what follows is gathered, so
 * that a busy line costs no more than a busy clock.
 */
@ApplicationScoped
class QueueBoards {

    private static final Duration TICK = Duration.ofMillis(50);

    /** News of another node may have been lost, and a line opens by the clock. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    @EJB
    private Queues queues;

    @EJB
    private Line line;

    @Inject
    private Teller teller;

    @Inject
    private QueueTicker ticker;

    @Inject
    private Clock clock;

    private final Map<UUID, QueueBoard> boards = new ConcurrentHashMap<>();

    /** When each may be shown again, by the system's own clock in nanoseconds; touched by the teller alone. */
    private final Map<UUID, Long> restUntil = new HashMap<>();

    private final Map<UUID, Boolean> due = new ConcurrentHashMap<>();

    void open() {
        ticker.listen(this::hear);
        teller.repeat(this::check, CHECK);
    }

    void mustExist(UUID queueId) {
        queues.get(queueId);
    }

    void join(UUID queueId, QueueWatcher watcher) {
        boards.compute(queueId, (id, known) -> {
            QueueBoard board = known == null ? new QueueBoard(queueId, queues, line) : known;
            board.join(watcher);
            return board;
        });
        showSoon(queueId);
    }

    void leave(QueueWatcher watcher) {
        boards.forEach((id, board) -> {
            if (board.leave(watcher)) {
                boards.computeIfPresent(id, (same, now) -> now.isEmpty() ? null : now);
            }
        });
    }

    private void hear(QueueNews news) {
        if (boards.containsKey(news.queueId())) {
            showSoon(news.queueId());
        }
    }

    private void showSoon(UUID queueId) {
        if (due.putIfAbsent(queueId, true) == null) {
            teller.tell(() -> schedule(queueId));
        }
    }

    private void schedule(UUID queueId) {
        long wait = restUntil.getOrDefault(queueId, System.nanoTime()) - System.nanoTime();
        if (wait > 0) {
            teller.tell(() -> show(queueId), Duration.ofNanos(wait));
        } else {
            show(queueId);
        }
    }

    private void show(UUID queueId) {
        due.remove(queueId);
        QueueBoard board = boards.get(queueId);
        if (board == null) {
            restUntil.remove(queueId);
            return;
        }
        long began = System.nanoTime();
        try {
            board.show(clock.instant());
        } finally {
            // one that takes long rests as long, so that others get their turn
            long took = System.nanoTime() - began;
            restUntil.put(queueId, System.nanoTime() + Math.max(TICK.toNanos() - took, took));
        }
    }

    private void check() {
        restUntil.keySet().retainAll(boards.keySet());
        boards.values().stream()
                .filter(board -> board.isStale(clock.instant()))
                .forEach(board -> showSoon(board.queueId()));
    }
}
