package io.gatehouse.audit;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Change;
import io.gatehouse.common.Fact.Origin;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes each fact down, with who did it and from where. Nothing ever reads it back as an object, so it is none. */
@Dependent
class Recorder {

    private static final String NOBODY = "nobody";
    private static final String SYSTEM = "system";
    private static final int LONGEST_TEXT = 300;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private SecurityContext security;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    void record(@Observes Fact fact) {
        JsonObjectBuilder detail = Json.createObjectBuilder();
        fact.detail().forEach(detail::add);
        fact.changes().forEach((name, change) -> detail.add(name, json(change)));
        Origin origin = fact.origin() == null ? present() : fact.origin();
        String eventId = fact.eventId() == null ? null : fact.eventId().toString();
        entities.createNativeQuery("""
                        INSERT INTO audit_record (at, actor, action, subject, event_id, address, user_agent, device, detail)
                        VALUES (?1, ?2, ?3, ?4, CAST(?5 AS uuid), ?6, ?7, ?8, ?9)
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, origin.actor())
                .setParameter(3, fact.action())
                .setParameter(4, clean(fact.subject()))
                .setParameter(5, eventId)
                .setParameter(6, origin.address())
                .setParameter(7, clean(origin.userAgent()))
                .setParameter(8, origin.device())
                .setParameter(9, detail.build().toString())
                .executeUpdate();
    }

    private static JsonObjectBuilder json(Change change) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        add(json, "from", change.from());
        add(json, "to", change.to());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }

    private Origin present() {
        return new Origin(actor(), caller.address(), caller.userAgent());
    }

    private String actor() {
        try {
            Principal principal = security.getCallerPrincipal();
            return principal == null ? NOBODY : principal.getName();
        } catch (IllegalStateException startingUp) {
            // the container knows no caller while it starts us: nobody asked for what is done then
            return SYSTEM;
        }
    }

    /** What strangers send may be long, and may hold what PostgreSQL can't keep. */
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String kept = text.replace("\0", "");
        return kept.length() <= LONGEST_TEXT ? kept : kept.substring(0, LONGEST_TEXT);
    }
}
