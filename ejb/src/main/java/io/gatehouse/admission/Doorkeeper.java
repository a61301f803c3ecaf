package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.scanner.Mailbox;
import io.gatehouse.scanner.Pass;
import io.gatehouse.scanner.Passes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lets scanners in to their event; with a record of whom it turns away. Who may costs no statement. */
@ApplicationScoped
class Doorkeeper {

    @Inject
    private Passes passes;

    @Inject
    private Mailbox mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /** Wherever it says that it is. */
    Pass admit(UUID scannerId, Origin origin) {
        Pass pass = passes.of(scannerId);
        return admit(pass, pass.eventId(), origin);
    }

    Pass admit(UUID scannerId, UUID eventId, Origin origin) {
        return admit(passes.of(scannerId), eventId, origin);
    }

    void done(UUID scannerId, Set<UUID> commands, Origin origin) {
        Pass pass = passes.of(scannerId);
        mailbox.done(pass, commands, Acting.at(scannerId, pass.operatorId(), origin));
    }

    /** What is wrong with those who have come in before, by their tokens; nothing of those who may stay. */
    Map<String, TurnedAway> lookAgain(Collection<String> tokens, UUID eventId) {
        Instant now = clock.instant();
        Map<String, Pass> known = passes.again(tokens);
        Map<String, TurnedAway> turnedAway = new HashMap<>();
        for (String token : tokens) {
            Pass pass = known.get(token);
            if (pass == null) {
                turnedAway.put(token, Rights.nobody(eventId));
            } else {
                Rights.refuse(pass, eventId, now).ifPresent(refusal -> turnedAway.put(token, refusal));
            }
        }
        return turnedAway;
    }

    private Pass admit(Pass pass, UUID eventId, Origin origin) {
        Rights.refuse(pass, eventId, clock.instant()).ifPresent(turnedAway -> {
            refusals.record(Acting.at(pass.scannerId(), pass.operatorId(), origin), pass.scannerId(), turnedAway);
            turnedAway.orThrow();
        });
        return pass;
    }
}
