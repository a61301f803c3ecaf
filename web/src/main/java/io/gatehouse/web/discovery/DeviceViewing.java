package io.gatehouse.web.discovery;

import io.gatehouse.common.Fact.Origin;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import io.gatehouse.discovery.Devices;
import io.gatehouse.staff.Pass;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.problem.Failures;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.Strangers.Stranger;
import io.gatehouse.web.socket.TextSocket;
import io.gatehouse.web.socket.Visitor;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a watcher of devices says on its socket: who it is, that it wants to see now, and how often it wants to see. */
final class DeviceViewing implements TextSocket.Talk {

    private static final String SUBSCRIBE = "subscribe";
    private static final int LONGEST_INTERVAL = 86_400;

    /** Where it takes place. */
    record Room(Passes passes, Devices devices, DeviceBoard board) {}

    private final Room room;
    private final Visitor visitor;
    private final Outbox outbox;
    private final Stranger stranger;
    private volatile @Nullable DeviceWatcher watcher;
    private boolean ended;

    DeviceViewing(
            Room room,
            Visitor visitor,
            Function<Supplier<@Nullable String>, Outbox> outboxes,
            Function<Outbox, Stranger> strangers) {
        this.room = room;
        this.visitor = visitor;
        this.outbox = outboxes.apply(this::more);
        this.stranger = strangers.apply(outbox);
    }

    @Override
    public void hear(String message) {
        try {
            Fields fields = Fields.of(message);
            String type = fields.text("type", "");
            DeviceWatcher known = watcher;
            if (type.equals(SUBSCRIBE)) {
                subscribe(fields.require("token"));
            } else if (known == null) {
                throw new ProblemException(ProblemType.UNAUTHENTICATED, "The first message must be " + SUBSCRIBE);
            } else if (known.check(
                    room.passes().stillOf(Set.of(known.session())).get(known.session()))) {
                obey(known, type, fields);
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

    private void subscribe(Fields fields) {
        String token = fields.build(() -> fields.text("token", ""));
        Pass pass = room.passes()
                .admit(token)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "This token is of no session; sign in again"));
        if (!DeviceWatcher.mayWatch(pass)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role may not watch devices");
        }
        stranger.isNoMore();
        come(new DeviceWatcher(room.board(), outbox, pass));
    }

    private void obey(DeviceWatcher known, String type, Fields fields) {
        switch (type) {
            case "scan_now" ->
                room.devices()
                        .scanFor(new Origin(
                                "staff/" + known.pass().staff().id(), visitor.address(), visitor.userAgent()));
            case "interval" -> interval(known, fields.require("seconds"));
            case "ping" -> outbox.send(JsonText.of("pong").json());
            default ->
                throw ProblemException.invalid(
                        List.of(new Violation("type", "must be one of " + SUBSCRIBE + ", scan_now, interval, ping")));
        }
    }

    /** Answered with the time that holds now for all; none is told while nothing is looked for. */
    private void interval(DeviceWatcher known, Fields fields) {
        int seconds = fields.build(() -> fields.integer("seconds", 0));
        new Violations().range("seconds", seconds, 1, LONGEST_INTERVAL).orThrow();
        known.wish(Duration.ofSeconds(seconds));
        Object holds = room.devices()
                .pace()
                .map(Duration::toSeconds)
                .map(Object.class::cast)
                .orElse("null");
        outbox.send(JsonText.of("interval").plain("seconds", holds).json());
    }

    /** Unless the socket was closed meanwhile: nobody would ever leave for it. */
    private synchronized void come(DeviceWatcher now) {
        if (!ended) {
            leave();
            watcher = now;
            room.board().join(now);
        }
    }

    private void leave() {
        DeviceWatcher before = watcher;
        if (before != null) {
            before.leave();
        }
    }

    private @Nullable String more() {
        DeviceWatcher now = watcher;
        return now == null ? null : now.take();
    }

    private void tell(ProblemException problem) {
        outbox.send(JsonText.of(problem, null).json());
        if (watcher == null || problem.type() == ProblemType.UNAUTHENTICATED) {
            outbox.close(CloseCodes.VIOLATED_POLICY, problem.type().slug());
        }
    }
}
