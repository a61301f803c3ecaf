package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Administrators looking after everybody's accounts. Whoever does so last can't be sent away. */
@Stateless
@RolesAllowed("ADMIN")
public class Accounts {

    private static final String STAFF = "staff/";
    private static final int CODE_CHARACTERS = 20;
    private static final byte[] NO_TOKEN = new byte[0];

    @Inject
    private IdentityStore identities;

    @Inject
    private StaffStore store;

    @Inject
    private AccountList list;

    @Inject
    private Sessions sessions;

    @Inject
    private Secrets secrets;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Event<Bounds.Changed> changed;

    @Inject
    private SecurityContext security;

    @Inject
    private Clock clock;

    public Page<Account> list(Page.Request page) {
        return list.newest(page);
    }

    public Account get(UUID staffId) {
        return list.one(staffId).orElseThrow(() -> ProblemException.notFound("account"));
    }

    /** A person's account with their invitation, which is shown this once. */
    public Invitation create(Username username, AccountDetails details) {
        checkEvents(details);
        StaffEntity staff = new StaffEntity(username.text(), details, clock.instant());
        store.add(staff);
        UUID id = staff.value().id();
        Fact created = Fact.of("staff.created", null, "staff", id)
                .with("username", username.text())
                .with("role", details.role());
        facts.fire(details.events().isEmpty() ? created : created.with("events", Changes.events(details)));
        return invite(id, staff);
    }

    /** Changes what {@code change} makes of the present details; two changes at once never undo each other. */
    public void change(UUID staffId, UnaryOperator<AccountDetails> change) {
        List<StaffEntity> admins = store.lockAdmins();
        StaffEntity staff = store.locked(staffId);
        AccountDetails before = staff.details();
        staff.change(change.apply(before));
        AccountDetails after = staff.details();
        checkEvents(after);
        store.flush();
        checkSomebodyStays(admins);
        changed.fire(new Bounds.Changed(staffId));
        Changes.between(before, after, Fact.of("staff.changed", null, "staff", staffId))
                .ifPresent(facts::fire);
        // who was let in by another address was somebody else
        if (!Objects.equals(before.email(), after.email()) && identities.unlink(staffId)) {
            facts.fire(Fact.of("identity.unlinked", null, "staff", staffId));
            sessions.endAll(staffId);
        }
    }

    /** A new chance to choose a password; the old one is void, and the present password holds until it is taken. */
    public Invitation invite(UUID staffId) {
        StaffEntity staff = store.locked(staffId);
        if (staff.disabled()) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "The account is disabled; enable it first");
        }
        return invite(staffId, staff);
    }

    /** Ends all of the person's sessions at once, and whatever invitation there was. */
    public void disable(UUID staffId) {
        if (staffId.equals(self())) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "Nobody disables themself; ask another admin");
        }
        List<StaffEntity> admins = store.lockAdmins();
        StaffEntity staff = store.locked(staffId);
        if (staff.disabled()) {
            return;
        }
        staff.disable(true);
        changed.fire(new Bounds.Changed(staffId));
        checkSomebodyStays(admins);
        store.voidInvitation(staffId);
        facts.fire(Fact.of("staff.disabled", null, "staff", staffId));
        sessions.endAll(staffId);
    }

    public void enable(UUID staffId) {
        StaffEntity staff = store.locked(staffId);
        if (staff.disabled()) {
            staff.disable(false);
            changed.fire(new Bounds.Changed(staffId));
            facts.fire(Fact.of("staff.enabled", null, "staff", staffId));
        }
    }

    public List<OpenSession> sessions(UUID staffId) {
        get(staffId);
        return sessions.of(staffId, NO_TOKEN);
    }

    public void endSessions(UUID staffId) {
        get(staffId);
        sessions.endAll(staffId);
    }

    public void endSession(UUID staffId, UUID sessionId) {
        get(staffId);
        sessions.endOne(staffId, sessionId);
    }

    private Invitation invite(UUID staffId, StaffEntity staff) {
        String code = Secrets.code(CODE_CHARACTERS);
        Instant now = clock.instant();
        InvitationEntity invitation = new InvitationEntity(staffId, secrets.mac(Staff.INVITATION, code), now);
        store.replace(staffId, invitation);
        facts.fire(Fact.of("staff.invited", null, "staff", staffId)
                .with("until", invitation.expiresAt())
                .with("role", staff.details().role()));
        return new Invitation(staffId, code, invitation.expiresAt());
    }

    private void checkEvents(AccountDetails details) {
        if (!store.areEvents(details.events())) {
            throw ProblemException.invalid(List.of(new Violation("events", "must all be events that there are")));
        }
    }

    private @Nullable UUID self() {
        Principal principal = security.getCallerPrincipal();
        String name = principal == null ? "" : principal.getName();
        return name.startsWith(STAFF) ? UUID.fromString(name.substring(STAFF.length())) : null;
    }

    private static void checkSomebodyStays(List<StaffEntity> admins) {
        if (admins.stream().noneMatch(StaffEntity::isAbleAdmin)) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "This is the last admin who can sign in; make another one first");
        }
    }
}
