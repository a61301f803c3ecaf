package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Guesses;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Secrets;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** People signing in and out. Everyone may call: what is asked here is who they are. */
@Stateless
@PermitAll
public class Staff {

    public static final String TOKEN_PREFIX = "ghs_";

    static final String INVITATION = "invitation";

    private static final String INVITATIONS = "invitations";

    private static final int LONGEST_CREDENTIAL = PasswordRules.LONGEST;

    @Inject
    private StaffStore store;

    @Inject
    private SessionStore sessionStore;

    @Inject
    private Sessions sessions;

    @Inject
    private Passwords passwords;

    @Inject
    private PasswordCheck check;

    @Inject
    private Guesses guesses;

    @Inject
    private Secrets secrets;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    /** A session for whoever knows the password; empty when it is wrong, which is remembered. */
    public Optional<Session> signIn(String username, String password) {
        String account = shorten(username).strip().toLowerCase(Locale.ROOT);
        Optional<Session> opened =
                check.owner(account, shorten(password), () -> find(account)).flatMap(sessions::open);
        if (opened.isEmpty()) {
            facts.fire(Fact.of("session.refused", null, "account", account));
        }
        return opened;
    }

    /** A session for who was invited, with the password chosen now; all that a former password opened is closed. */
    public Session accept(String code, String password) {
        guesses.check(INVITATIONS);
        PasswordRules.check("password", password);
        byte[] mac = secrets.mac(INVITATION, tidy(code));
        // the account before its invitation, as all others do
        Optional<StaffEntity> invited = store.invited(mac)
                .map(store::locked)
                .filter(staff -> store.take(mac, clock.instant()))
                .filter(staff -> !staff.disabled());
        if (invited.isEmpty()) {
            guesses.failed(INVITATIONS, Fact.of("invitation.refused", null, "invitation", "unknown"));
            throw noInvitation();
        }
        StaffEntity staff = invited.get();
        UUID id = staff.value().id();
        PasswordRules.checkNotName("password", password, staff.username());
        staff.choose(passwords.hash(password));
        store.flush();
        facts.fire(Fact.of("invitation.accepted", null, "staff", id).by(sessions.by(id)));
        sessions.endAll(id);
        return sessions.open(staff).orElseThrow(Staff::noInvitation);
    }

    /** Whose session it is, if it still lasts. */
    public Optional<StaffMember> authenticate(String token) {
        return session(token).map(Session::staff);
    }

    /** The session of that token, if it still lasts. */
    public Optional<Session> session(String token) {
        Instant now = clock.instant();
        Optional<SessionEntity> session = sessionStore.byToken(Secrets.hash(token), now);
        session.filter(open -> open.wasSeenLongBefore(now)).ifPresent(open -> sessionStore.seen(open.id(), now));
        return session.map(open -> new Session(open.staff().value(), token, open.expiresAt()));
    }

    /** Somebody who works here or has worked here. */
    @RolesAllowed("OPERATOR")
    public Optional<StaffMember> find(UUID staffId) {
        return store.byId(staffId).map(StaffEntity::value);
    }

    public void signOut(UUID staffId, String token) {
        if (sessionStore.end(Secrets.hash(token))) {
            facts.fire(Fact.of("session.ended", null, "staff", staffId));
        }
    }

    private Optional<StaffEntity> find(String account) {
        return account.indexOf('\0') < 0 ? store.byUsername(account) : Optional.empty();
    }

    private static ProblemException noInvitation() {
        return ProblemException.notFound("invitation; it may have been used, replaced or have expired");
    }

    /** As somebody types it who reads it to another: in any case, with spaces or hyphens. */
    private static String tidy(String code) {
        return shorten(code).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Nobody's credentials are that long; what is longer must cost no more. */
    private static String shorten(String credential) {
        return credential.length() <= LONGEST_CREDENTIAL ? credential : credential.substring(0, LONGEST_CREDENTIAL);
    }
}
