package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import io.gatehouse.common.LastingFacts;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What anybody who is signed in may see and do about themself. */
@Stateless
@RolesAllowed("HOST")
public class OwnAccount {

    @Inject
    private StaffStore store;

    @Inject
    private AccountList list;

    @Inject
    private Sessions sessions;

    @Inject
    private Passwords passwords;

    @Inject
    private PasswordCheck check;

    @Inject
    private Event<Fact> facts;

    @Inject
    private LastingFacts lasting;

    public Account get(UUID staffId) {
        return list.one(staffId).orElseThrow(() -> ProblemException.notFound("account"));
    }

    /** Another password for who knows the present one. All sessions but the one that asks for it end. */
    public void changePassword(UUID staffId, String token, PasswordChange change) {
        StaffEntity staff = store.byId(staffId).orElseThrow(() -> ProblemException.notFound("account"));
        PasswordRules.check("password", change.password());
        PasswordRules.checkNotName("password", change.password(), staff.username());
        if (check.owner(staff.username(), change.current(), () -> Optional.of(staff))
                .isEmpty()) {
            lasting.fire(Fact.of("password.refused", null, "account", staff.username()));
            throw ProblemException.invalid(List.of(new Violation("current", "is wrong")));
        }
        Optional<String> known = staff.passwordHash();
        String hash = passwords.hash(change.password());
        store.lock(staff);
        if (!staff.passwordHash().equals(known)) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "The password was changed just now by somebody else; try again");
        }
        staff.choose(hash);
        store.voidInvitation(staffId);
        facts.fire(Fact.of("password.changed", null, "staff", staffId));
        sessions.endOthers(staffId, Secrets.hash(token));
    }

    public List<OpenSession> sessions(UUID staffId, String token) {
        return sessions.of(staffId, Secrets.hash(token));
    }

    public void endSession(UUID staffId, UUID sessionId) {
        sessions.endOne(staffId, sessionId);
    }
}
