package io.gatehouse.staff;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** People signing in and out. Everyone may call: what is asked here is who they are. */
@Stateless
@PermitAll
public class Staff {

    public static final String TOKEN_PREFIX = "ghs_";

    private static final int LONGEST_CREDENTIAL = 200;

    @Inject
    private StaffStore store;

    @Inject
    private Passwords passwords;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.session.hours", defaultValue = "12")
    private int sessionHours;

    /** A session for whoever knows the password; empty when it is wrong, which is remembered. */
    public Optional<Session> signIn(String username, String password) {
        String account = shorten(username).strip().toLowerCase(Locale.ROOT);
        String address = String.valueOf(caller.address());
        Optional<Duration> wait = throttle.begin(account, address, clock.instant());
        if (wait.isPresent()) {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong passwords; wait a little", wait.get());
        }
        Optional<StaffEntity> staff = Optional.empty();
        boolean right = false;
        try {
            staff = find(account).filter(found -> !found.disabled());
            right = passwords.verify(shorten(password), staff.map(StaffEntity::passwordHash));
        } finally {
            throttle.end(account, address, right, clock.instant());
        }
        if (!right) {
            facts.fire(Fact.of("session.refused", null, "account", account));
            return Optional.empty();
        }
        return staff.map(this::open);
    }

    /** Whose session it is, if it still lasts. */
    public Optional<StaffMember> authenticate(String token) {
        return store.staffOf(Secrets.hash(token), clock.instant());
    }

    /** Somebody who works here or has worked here. */
    @RolesAllowed("OPERATOR")
    public Optional<StaffMember> find(UUID staffId) {
        return store.byId(staffId).map(StaffEntity::value);
    }

    public void signOut(UUID staffId, String token) {
        if (store.end(Secrets.hash(token))) {
            facts.fire(Fact.of("session.ended", null, "staff", staffId));
        }
    }

    private Optional<StaffEntity> find(String account) {
        return account.indexOf('\0') < 0 ? store.byUsername(account) : Optional.empty();
    }

    private Session open(StaffEntity staff) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(Duration.ofHours(sessionHours));
        String token = Secrets.token(TOKEN_PREFIX);
        store.add(new SessionEntity(staff, Secrets.hash(token), now, expiresAt), now);
        facts.fire(Fact.of("session.opened", null, "staff", staff.value().id()));
        return new Session(staff.value(), token, expiresAt);
    }

    /** Nobody's credentials are that long; what is longer must cost no more. */
    private static String shorten(String credential) {
        return credential.length() <= LONGEST_CREDENTIAL ? credential : credential.substring(0, LONGEST_CREDENTIAL);
    }
}
