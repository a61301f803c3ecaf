package io.gatehouse.web.live;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.staff.Pass;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.problem.Failures;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.Strangers.Stranger;
import io.gatehouse.web.socket.TextSocket;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a watcher says on its socket: by whose token it watches, and from where on. A page can't see the server's pings: it
 * asks for an answer of its own when it wants to know whether it is still connected.
 */
final class Viewing implements TextSocket.Talk {

    private static final String SUBSCRIBE = "subscribe";
    private static final String PING = "ping";

    private final Passes passes;
    private final Boards boards;
    private final String eventId;
    private final Outbox outbox;
    private final Stranger stranger;
    private volatile @Nullable Watcher watcher;
    private boolean ended;

    /** By whose token, and which change of which stream was the last that is known. */
    private record Wish(
            String token, @Nullable UUID stream, @Nullable Long since) {

        long from(Board board) {
            return board.stream().equals(stream) && since != null && since >= 0 && since <= board.newest()
                    ? since
                    : Watcher.NOTHING;
        }
    }

    /** Makes the outbox, which asks here for more. */
    interface Outboxes {
        Outbox of(Supplier<@Nullable String> source);
    }

    /** Begins to count a socket as a stranger's. */
    interface Strange {
        Stranger comes(Outbox outbox);
    }

    Viewing(Passes passes, Boards boards, String eventId, Outboxes outboxes, Strange strange) {
        this.passes = passes;
        this.boards = boards;
        this.eventId = eventId;
        this.outbox = outboxes.of(this::more);
        this.stranger = strange.comes(outbox);
    }

    @Override
    public void hear(String message) {
        try {
            Fields fields = Fields.of(message);
            if (watcher != null && fields.text("type", "").equals(PING)) {
                outbox.send(JsonText.of("pong").json());
                return;
            }
            if (!fields.text("type", "").equals(SUBSCRIBE)) {
                throw ProblemException.invalid(List.of(new Violation("type", "must be " + SUBSCRIBE)));
            }
            subscribe(fields.require("token"));
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

    private void subscribe(Fields fields) {
        Wish wish = fields.build(
                () -> new Wish(fields.text("token", ""), fields.optionalId("stream"), fields.optionalLong("since")));
        Pass pass = passes.admit(wish.token())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "This token is of no session; sign in again"));
        if (!Watcher.mayWatch(pass)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role may not watch events");
        }
        UUID event = event();
        // one out of reach is as if it weren't there
        if (!pass.mayReach(event)
                || !boards.join(
                        event, board -> come(board, new Watcher(event, board, outbox, pass, wish.from(board))))) {
            throw ProblemException.notFound("event");
        }
        stranger.isNoMore();
        outbox.wake();
    }

    /** Unless the socket was closed meanwhile: nobody would ever leave for it. */
    private synchronized void come(Board board, Watcher now) {
        if (ended) {
            return;
        }
        leave();
        watcher = now;
        board.join(now);
    }

    private void leave() {
        Watcher before = watcher;
        if (before != null) {
            before.leave();
        }
    }

    private @Nullable String more() {
        Watcher now = watcher;
        return now == null ? null : now.take();
    }

    private UUID event() {
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound("event");
        }
    }

    private void tell(ProblemException problem) {
        outbox.send(JsonText.of(problem, null).json());
        if (watcher == null || problem.type() == ProblemType.UNAUTHENTICATED) {
            outbox.close(CloseCodes.VIOLATED_POLICY, problem.type().slug());
        }
    }
}
