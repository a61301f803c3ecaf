package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.Bearer;
import io.gatehouse.admission.ScanOutcome;
import io.gatehouse.admission.ScanRequest;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.Heartbeat;
import io.gatehouse.web.admission.Joined.Member;
import io.gatehouse.web.problem.CommandText;
import io.gatehouse.web.problem.Failures;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.problem.Problem;
import io.gatehouse.web.socket.Outbox;
import io.gatehouse.web.socket.Strangers.Stranger;
import io.gatehouse.web.socket.TextSocket;
import io.gatehouse.web.socket.Visitor;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner says on its socket and is answered. First it joins by its token, which is looked at again with all that
 * it says later. Verdicts come when they are ready, not in the order asked: each bears its {@code scanId}.
 */
final class Conversation implements TextSocket.Talk {

    /** Where it takes place. */
    record Room(Admission admission, Joined members, Clock clock) {}

    private static final int MOST_ASKED = 500;
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final String JOIN = "join_verification_room";

    /** After these nothing more can be asked on this socket. */
    static final Set<ProblemType> FINAL = EnumSet.of(ProblemType.UNAUTHENTICATED, ProblemType.SCANNER_REVOKED);

    private final Admission admission;
    private final Clock clock;
    private final String eventId;
    private final Visitor visitor;
    private final Outbox outbox;
    private final Stranger stranger;
    private final AtomicInteger asked = new AtomicInteger();
    private final Joined members;
    private static final UUID NONE = new UUID(0, 0);

    /** Who last said who they are, whether they were let in or not. */
    private volatile @Nullable Bearer joining;

    private @Nullable Bearer joined;
    private @Nullable Member member;
    private boolean ended;

    Conversation(Room room, String eventId, Visitor visitor, Outbox outbox, Stranger stranger) {
        this.admission = room.admission();
        this.members = room.members();
        this.clock = room.clock();
        this.eventId = eventId;
        this.visitor = visitor;
        this.outbox = outbox;
        this.stranger = stranger;
    }

    @Override
    public void hear(String message) {
        Bearer bearer = joined;
        UUID scanId = null;
        try {
            Fields fields = Fields.of(message);
            String type = fields.text("type", "");
            if (bearer == null || type.equals(JOIN)) {
                join(type, fields);
            } else if (type.equals("verify_ticket")) {
                scanId = fields.optionalId("scanId");
                verify(bearer, scanId, fields);
            } else if (type.equals("heartbeat")) {
                beat(bearer, fields);
            } else if (type.equals("command_done")) {
                done(bearer, fields);
            } else {
                throw invalid("type", "must be one of " + JOIN + ", verify_ticket, heartbeat, command_done");
            }
        } catch (RuntimeException failure) {
            tell(Failures.told(failure), scanId, bearer == null);
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

    private void join(String type, Fields fields) {
        if (!type.equals(JOIN)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The first message must be " + JOIN);
        }
        fields.require("token");
        Bearer bearer =
                fields.build(() -> new Bearer(fields.text("token", ""), visitor.address(), visitor.userAgent()));
        joining = bearer;
        UUID scannerId = admission.enter(bearer, event());
        stranger.isNoMore();
        joined = bearer;
        outbox.send(JsonText.of("joined").text("serverTime", clock.instant()).json());
        come(new Member(scannerId, bearer.token(), outbox));
        admission.commands(bearer).forEach(command -> outbox.send(CommandText.message(command)));
    }

    private synchronized void come(Member again) {
        leave();
        if (!ended) {
            members.join(event(), again);
            member = again;
        }
    }

    private synchronized void leave() {
        Member before = member;
        if (before != null) {
            members.leave(event(), before);
            member = null;
        }
    }

    private void done(Bearer bearer, Fields fields) {
        fields.require("id");
        UUID command = fields.build(() -> fields.id("id", NONE));
        admission.done(bearer, command);
    }

    private void verify(Bearer bearer, @Nullable UUID scanId, Fields fields) {
        ScanRequest request = fields.build(() -> ScanFields.scan(fields));
        if (asked.get() >= MOST_ASKED) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY, "Too many scans of this socket wait already; nothing was decided", COME_AGAIN);
        }
        CompletionStage<ScanOutcome> verdict = admission.scan(bearer, request);
        asked.incrementAndGet();
        verdict.whenComplete((outcome, failure) -> {
            asked.decrementAndGet();
            answer(scanId, outcome, failure);
        });
    }

    private void beat(Bearer bearer, Fields fields) {
        Heartbeat beat = fields.build(() -> HeartbeatFields.ofMessage(fields));
        List<Command> commands = admission.beat(bearer, event(), beat);
        outbox.send(HeartbeatResource.answer(JsonText.of("heartbeat"), clock.instant(), commands));
    }

    private void answer(@Nullable UUID scanId, @Nullable ScanOutcome outcome, @Nullable Throwable failure) {
        if (outcome instanceof ScanOutcome.Told told) {
            outbox.send(VerdictText.message(told.answer()));
        } else if (outcome instanceof ScanOutcome.TurnedAway turnedAway) {
            tell(new ProblemException(turnedAway.type(), turnedAway.detail()), scanId, false);
        } else if (failure != null) {
            tell(Failures.told(failure), scanId, false);
        }
    }

    private void tell(ProblemException problem, @Nullable UUID scanId, boolean stillStranger) {
        Bearer speaker = joining;
        List<Command> commands =
                speaker != null && Problem.isScannersOwn(problem) ? admission.commands(speaker) : List.of();
        outbox.send(JsonText.of(problem, scanId, commands).json());
        if (stillStranger || FINAL.contains(problem.type())) {
            outbox.close(CloseCodes.VIOLATED_POLICY, problem.type().slug());
        }
    }

    private UUID event() {
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.WRONG_EVENT, "This scanner belongs to another event");
        }
    }

    private static ProblemException invalid(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, message)));
    }
}
