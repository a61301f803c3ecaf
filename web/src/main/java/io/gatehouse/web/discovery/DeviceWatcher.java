package io.gatehouse.web.discovery;

import io.gatehouse.staff.Pass;
import io.gatehouse.web.socket.Outbox;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody who watches devices, and how far they have got. */
final class DeviceWatcher {

    private static final String SUPERVISOR = "SUPERVISOR";

    private final DeviceBoard board;
    private final Outbox outbox;
    private final Pass pass;
    private long told = FrameHistory.NOTHING;
    private volatile @Nullable Duration interval;

    DeviceWatcher(DeviceBoard board, Outbox outbox, Pass pass) {
        this.board = board;
        this.outbox = outbox;
        this.pass = pass;
    }

    /** There may be something to tell. */
    void next() {
        outbox.wake();
    }

    /** What they are to be told next; asked by the outbox, one at a time. */
    @Nullable
    String take() {
        FrameHistory.Frame next = board.after(told);
        if (next == null) {
            return null;
        }
        told = next.number();
        return next.text();
    }

    void wish(Duration shortest) {
        interval = shortest;
        board.reckon();
    }

    @Nullable
    Duration interval() {
        return interval;
    }

    void leave() {
        board.leave(this);
    }

    String session() {
        return pass.session();
    }

    Pass pass() {
        return pass;
    }

    /** Goes on only while they may. */
    boolean check(@Nullable Pass now) {
        boolean may = now != null && mayWatch(now);
        if (!may) {
            leave();
            outbox.close(CloseCodes.VIOLATED_POLICY, "Your session has ended, or you may watch no more; sign in again");
        }
        return may;
    }

    static boolean mayWatch(Pass pass) {
        return pass.staff().role().groups().contains(SUPERVISOR);
    }
}
