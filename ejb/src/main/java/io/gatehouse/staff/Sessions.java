package io.gatehouse.staff;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Secrets;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Begins and ends sessions, however somebody showed who they are. */
@Dependent
class Sessions {

    private static final int LONGEST_ADDRESS = 100;
    private static final int LONGEST_AGENT = 300;

    @Inject
    private StaffStore store;

    @Inject
    private SessionStore sessions;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.session.hours", defaultValue = "12")
    private int sessionHours;

    /**
     * A session for somebody who was found to be who they claim; none if the account was disabled meanwhile, or its
     * password replaced: a session must not outlive what ended all others.
     */
    Optional<Session> open(StaffEntity staff) {
        Optional<String> proven = staff.passwordHash();
        store.lock(staff);
        if (staff.disabled() || !staff.passwordHash().equals(proven)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant expiresAt = now.plus(Duration.ofHours(sessionHours));
        String token = Secrets.token(Staff.TOKEN_PREFIX);
        SessionEntity session = new SessionEntity(staff, Secrets.hash(token), now, expiresAt);
        session.from(clean(caller.address(), LONGEST_ADDRESS), clean(caller.userAgent(), LONGEST_AGENT));
        sessions.add(session, now);
        staff.signedIn(now);
        UUID id = staff.value().id();
        facts.fire(Fact.of("session.opened", null, "staff", id).by(by(id)));
        return Optional.of(new Session(staff.value(), token, expiresAt));
    }

    List<OpenSession> of(UUID staffId, byte[] currentHash) {
        return sessions.of(staffId, clock.instant()).stream()
                .map(session -> session.value(currentHash))
                .toList();
    }

    void endOne(UUID staffId, UUID sessionId) {
        if (!sessions.endOne(staffId, sessionId)) {
            throw ProblemException.notFound("session");
        }
        facts.fire(Fact.of("sessions.ended", null, "staff", staffId)
                .with("sessions", 1)
                .with("session", sessionId));
    }

    void endAll(UUID staffId) {
        tellEnded(staffId, sessions.endAll(staffId));
    }

    void endOthers(UUID staffId, byte[] keptHash) {
        tellEnded(staffId, sessions.endOthers(staffId, keptHash));
    }

    /** The person themself, where the container doesn't know them yet. */
    Origin by(UUID staffId) {
        return new Origin("staff/" + staffId, caller.address(), caller.userAgent());
    }

    private void tellEnded(UUID staffId, int ended) {
        if (ended > 0) {
            facts.fire(Fact.of("sessions.ended", null, "staff", staffId).with("sessions", ended));
        }
    }

    private static @Nullable String clean(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String kept = text.replace("\0", "");
        return kept.length() <= longest ? kept : kept.substring(0, longest);
    }
}
