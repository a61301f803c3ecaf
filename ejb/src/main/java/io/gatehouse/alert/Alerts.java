package io.gatehouse.alert;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Violations;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What looks wrong, for those who look after it. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Alerts {

    private static final int LONGEST_NOTE = 1_000;
    private static final int MOST = 100;

    @Inject
    private AlertStore store;

    @Resource
    private SessionContext session;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Event<AlertChanged> changed;

    @Inject
    private Clock clock;

    /** An event's own and those of no event; open ones or others, both when it isn't said. */
    public Page<Alert> list(UUID eventId, @Nullable Boolean open, Page.Request page) {
        List<Alert> found = store.before(eventId, open, page.before(), page.limit() + 1);
        return Page.of(found, page, Alert::position, alert -> alert);
    }

    /** Those that are open, for pictures that the server draws. Who may look is asked by who shows them. */
    @PermitAll
    public List<Alert> open(UUID eventId) {
        return store.before(eventId, true, Long.MAX_VALUE, MOST);
    }

    @PermitAll
    public List<Alert> these(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> store.one(id).stream()).toList();
    }

    /** Somebody has seen it. Once more is no other deed; what happens again is another alert. */
    public Alert acknowledge(UUID alertId, @Nullable String note) {
        new Violations().optionalText("note", note, LONGEST_NOTE).orThrow();
        String said = note == null || note.isBlank() ? null : note.strip();
        Alert alert = get(alertId);
        if (!store.acknowledge(
                alertId, clock.instant(), session.getCallerPrincipal().getName(), said)) {
            return get(alertId);
        }
        Fact fact = Fact.of("alert.acknowledged", alert.eventId(), "alert", alertId)
                .with("kind", alert.kind().wire())
                .with("about", alert.subject())
                .with("count", alert.count());
        facts.fire(said == null ? fact : fact.with("note", said));
        changed.fire(new AlertChanged(alert.eventId()));
        return get(alertId);
    }

    private Alert get(UUID alertId) {
        return store.one(alertId).orElseThrow(() -> ProblemException.notFound("alert"));
    }
}
