package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.FleetChanged;
import io.gatehouse.scanner.Mailbox;
import io.gatehouse.web.admission.Joined.Member;
import io.gatehouse.web.problem.CommandText;
import io.gatehouse.web.problem.JsonText;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the sockets of an event when something changed: who may not stay is told why, and closed if that is final;
 * who is commanded is told at once. By two statements, however many sockets there are.
 */
@ApplicationScoped
public class RollCall {

    private static final Logger LOG = Logger.getLogger(RollCall.class.getName());

    @EJB
    private Admission admission;

    @Inject
    private Joined joined;

    @Inject
    private Mailbox mailbox;

    /** Made when the application opens: a thread that brings a change later may have no right to what it needs. */
    public void open() {
        LOG.fine("Sockets are looked at again when rights change");
    }

    void changed(@Observes FleetChanged change) {
        Collection<Member> members = joined.at(change.eventId());
        if (members.isEmpty()) {
            return;
        }
        List<String> tokens = members.stream().map(Member::token).distinct().toList();
        Map<String, ProblemException> problems = admission.lookAgain(tokens, change.eventId());
        // who holds a token that is nobody's any more must not be told what is meant for the scanner
        List<Member> known = members.stream()
                .filter(member -> !isNobodys(problems.get(member.token())))
                .toList();
        Map<UUID, List<Command>> commands = mailbox.open(
                change.eventId(), known.stream().map(Member::scannerId).toList());
        known.forEach(member -> commands.getOrDefault(member.scannerId(), List.of())
                .forEach(command -> member.outbox().send(CommandText.message(command))));
        for (Member member : members) {
            tell(member, problems.get(member.token()));
        }
    }

    private static boolean isNobodys(@Nullable ProblemException problem) {
        return problem != null && problem.type() == ProblemType.UNAUTHENTICATED;
    }

    private static void tell(Member member, @Nullable ProblemException problem) {
        if (!member.isNews(problem == null ? null : problem.type()) || problem == null) {
            return;
        }
        member.outbox().send(JsonText.of(problem, null).json());
        if (Conversation.FINAL.contains(problem.type())) {
            member.outbox().close(CloseCodes.VIOLATED_POLICY, problem.type().slug());
        }
    }
}
