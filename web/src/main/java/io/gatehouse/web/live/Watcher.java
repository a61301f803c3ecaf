package io.gatehouse.web.live;

import io.gatehouse.staff.Pass;
import io.gatehouse.web.socket.Outbox;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who watches an event, and how far they have got. */
final class Watcher {

    /** Nothing has been told yet. */
    static final long NOTHING = -1;

    private static final String SUPERVISOR = "SUPERVISOR";

    private final UUID eventId;
    private final Board board;
    private final Outbox outbox;
    private final Pass pass;
    private final boolean seesAll;
    private long told;

    /** @param told the number up to which they know that board, if they do */
    Watcher(UUID eventId, Board board, Outbox outbox, Pass pass, long told) {
        this.eventId = eventId;
        this.board = board;
        this.outbox = outbox;
        this.pass = pass;
        this.seesAll = seesAll(pass);
        this.told = told;
    }

    /** There may be something to tell. */
    void next() {
        outbox.wake();
    }

    /** What they are to be told next; asked by the outbox, one at a time. */
    @Nullable
    String take() {
        Frame next = board.after(told);
        if (next == null) {
            return null;
        }
        told = next.seq();
        return next.seenBy(seesAll);
    }

    void leave() {
        board.leave(this);
    }

    UUID eventId() {
        return eventId;
    }

    String session() {
        return pass.session();
    }

    /** Goes on only as who they were. */
    void check(@Nullable Pass now) {
        if (now == null || !mayWatch(now) || seesAll(now) != seesAll) {
            leave();
            outbox.close(CloseCodes.VIOLATED_POLICY, "Your session has ended, or you may watch no more; sign in again");
        }
    }

    static boolean mayWatch(Pass pass) {
        return pass.staff().role().groups().contains("OPERATOR");
    }

    private static boolean seesAll(Pass pass) {
        return pass.staff().role().groups().contains(SUPERVISOR);
    }
}
