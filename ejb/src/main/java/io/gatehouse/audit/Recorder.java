package io.gatehouse.audit;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.time.Clock;

/** Writes each fact down, with who did it and from where. */
@Dependent
class Recorder {

    private static final String NOBODY = "nobody";

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
        entities.persist(new AuditRecord(fact, actor(), caller, detail.build().toString(), clock.instant()));
    }

    private String actor() {
        Principal principal = security.getCallerPrincipal();
        return principal == null ? NOBODY : principal.getName();
    }
}
