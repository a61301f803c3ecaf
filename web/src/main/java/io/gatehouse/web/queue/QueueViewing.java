package io.gatehouse.web.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.web.problem.Failures;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.Strangers.Stranger;
import io.gatehouse.web.socket.TextSocket;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is said on a line's socket: that somebody watches, and which place is theirs. */
final class QueueViewing implements TextSocket.Talk {

    private static final String WATCH = "watch";

    private final String queueId;
    private final Line line;
    private final QueueBoards boards;
    private final Outbox outbox;
    private final Stranger stranger;
    private volatile @Nullable QueueWatcher watcher;
    private boolean ended;

    QueueViewing(
            String queueId,
            Line line,
            QueueBoards boards,
            Function<Supplier<@Nullable String>, Outbox> outboxes,
            Function<Outbox, Stranger> strangers) {
        this.queueId = queueId;
        this.line = line;
        this.boards = boards;
        this.outbox = outboxes.apply(this::more);
        this.stranger = strangers.apply(outbox);
    }

    @Override
    public void hear(String message) {
        try {
            Fields fields = Fields.of(message);
            switch (fields.text("type", "")) {
                case WATCH -> watch(fields);
                case "ping" -> outbox.send(JsonText.of("pong").json());
                default ->
                    throw ProblemException.invalid(
                            List.of(new ProblemException.Violation("type", "must be one of " + WATCH + ", ping")));
            }
        } catch (RuntimeException failure) {
            tell(Failures.told(failure));
        }
    }

    @Override
    public void end() {
        stranger.isNoMore();
        synchronized (this) {
            ended = true;
            leave();
        }
    }

    /** Answered with the full picture, each time. */
    private void watch(Fields fields) {
        UUID queue = id();
        UUID placeId = fields.optionalId("placeId");
        String token = fields.build(() -> fields.text("token", ""));
        Place place = place(queue, placeId, token);
        boards.mustExist(queue);
        stranger.isNoMore();
        come(queue, new QueueWatcher(outbox, place));
    }

    /** Theirs, if they prove it. A place alone proves nothing, and a token of no place here is of nobody. */
    private @Nullable Place place(UUID queue, @Nullable UUID placeId, String token) {
        if (token.isEmpty()) {
            if (placeId != null) {
                throw new ProblemException(
                        ProblemType.UNAUTHENTICATED, "Send the token of the device that joined: token");
            }
            return null;
        }
        return placeId == null
                ? line.ofDevice(queue, token)
                        .map(taken -> taken.position().place())
                        .orElse(null)
                : line.position(queue, placeId, token).position().place();
    }

    private UUID id() {
        try {
            return UUID.fromString(queueId);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("queue");
        }
    }

    /** Unless the socket was closed meanwhile: nobody would ever leave for it. */
    private synchronized void come(UUID queue, QueueWatcher now) {
        if (!ended) {
            leave();
            watcher = now;
            boards.join(queue, now);
        }
    }

    private void leave() {
        QueueWatcher before = watcher;
        if (before != null) {
            boards.leave(before);
        }
    }

    private @Nullable String more() {
        QueueWatcher now = watcher;
        return now == null ? null : now.take();
    }

    private void tell(ProblemException problem) {
        outbox.send(JsonText.of(problem, null).json());
        if (watcher == null) {
            outbox.close(CloseCodes.VIOLATED_POLICY, problem.type().slug());
        }
    }
}
