package io.gatehouse.web.security;

import io.gatehouse.staff.Reach;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the person who calls may see. Scanners have bounds of their own, and who is not signed in sees nothing anyway. */
@RequestScoped
public class Reachable {

    @EJB
    private Reach reach;

    @Inject
    private SecurityContext security;

    /** The only events that lists may show; empty when that is all of them. */
    public Optional<Set<UUID>> events() {
        return caller().flatMap(reach::bounds);
    }

    /** The same for a list that may be asked for one event alone, which was checked before. */
    public Optional<Set<UUID>> unlessOne(@Nullable UUID eventId) {
        return eventId == null ? events() : Optional.empty();
    }

    /** Refuses what is out of their reach, as if it weren't there. */
    public void check(Collection<UUID> ids) {
        caller().ifPresent(person -> reach.check(person, ids));
    }

    private Optional<UUID> caller() {
        Principal principal = security.getCallerPrincipal();
        return principal != null && Identity.isStaff(principal)
                ? Optional.of(Identity.staffId(principal))
                : Optional.empty();
    }
}
