package io.gatehouse.admission;

import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.scanner.Badge;
import io.gatehouse.scanner.Badges;
import io.gatehouse.scanner.Mailbox;
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
    private Badges badges;

    @Inject
    private Mailbox mailbox;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    /** Wherever it says that it is. */
    Badge admit(UUID scannerId, Origin origin) {
        Badge badge = badges.of(scannerId);
        return admit(badge, badge.eventId(), origin);
    }

    Badge admit(UUID scannerId, UUID eventId, Origin origin) {
        return admit(badges.of(scannerId), eventId, origin);
    }

    void done(UUID scannerId, Set<UUID> commands, Origin origin) {
        Badge badge = badges.of(scannerId);
        mailbox.done(badge, commands, Acting.at(scannerId, badge.operatorId(), origin));
    }

    /** What is wrong with those who have come in before, by their tokens; nothing of those who may stay. */
    Map<String, TurnedAway> lookAgain(Collection<String> tokens, UUID eventId) {
        Instant now = clock.instant();
        Map<String, Badge> known = badges.again(tokens);
        Map<String, TurnedAway> turnedAway = new HashMap<>();
        for (String token : tokens) {
            Badge badge = known.get(token);
            if (badge == null) {
                turnedAway.put(token, Rights.nobody(eventId));
            } else {
                Rights.refuse(badge, eventId, now).ifPresent(refusal -> turnedAway.put(token, refusal));
            }
        }
        return turnedAway;
    }

    private Badge admit(Badge badge, UUID eventId, Origin origin) {
        Rights.refuse(badge, eventId, clock.instant()).ifPresent(turnedAway -> {
            refusals.record(Acting.at(badge.scannerId(), badge.operatorId(), origin), badge.scannerId(), turnedAway);
            turnedAway.orThrow();
        });
        return badge;
    }
}
