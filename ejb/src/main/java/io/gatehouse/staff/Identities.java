package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import io.gatehouse.staff.IdentityOutcome.Reason;
import io.gatehouse.staff.IdentityOutcome.Refused;
import io.gatehouse.staff.IdentityOutcome.SignedIn;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Signs in whom an identity provider vouches for. A person is known by issuer and subject. The first time, the account
 * that an administrator made for the e-mail address is theirs, unless it has a password and nobody was invited to it: an
 * address alone must not open what somebody else uses. Where there is no account, one is made if newcomers have a role.
 */
@Stateless
@PermitAll
public class Identities {

    private static final int LONGEST_NAME = 100;

    @Inject
    private StaffStore store;

    @Inject
    private IdentityStore identities;

    @Inject
    private Sessions sessions;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    public IdentityOutcome signIn(ProvenIdentity identity) {
        Optional<StaffEntity> known = identities.owner(identity);
        Optional<StaffEntity> found = known.or(() -> identities.byEmail(identity.email()));
        if (found.isEmpty()) {
            return identity.role() == null
                    ? refused(identity, Reason.NO_ACCOUNT)
                    : open(identity, create(identity, identity.role()));
        }
        StaffEntity staff = found.get();
        store.lock(staff);
        if (staff.disabled()) {
            return refused(identity, Reason.DISABLED);
        }
        // asked again: who waited for the account may find that another of their tabs was faster
        if (identities.owner(identity).isEmpty()) {
            UUID id = staff.value().id();
            // an address may be given to somebody else one day, and their account must not go with it
            boolean taken = staff.passwordHash().isPresent() || identities.isLinked(id);
            if (taken && !identities.isInvited(id, clock.instant())) {
                return refused(identity, Reason.HAS_PASSWORD);
            }
            store.voidInvitation(id);
            link(identity, id);
        }
        return open(identity, staff);
    }

    private StaffEntity create(ProvenIdentity identity, Role role) {
        Instant now = clock.instant();
        String called = identity.name().isBlank() ? identity.email() : identity.name();
        String name = called.codePointCount(0, called.length()) <= LONGEST_NAME
                ? called
                : called.substring(0, called.offsetByCodePoints(0, LONGEST_NAME));
        Username username = new Username(identity.email());
        StaffEntity staff =
                new StaffEntity(username.text(), new AccountDetails(name, role, identity.email(), Set.of()), now);
        store.add(staff);
        UUID id = staff.value().id();
        facts.fire(Fact.of("staff.created", null, "staff", id)
                .with("username", username.text())
                .with("role", role)
                .with("issuer", identity.issuer())
                .by(sessions.by(id)));
        link(identity, id);
        return staff;
    }

    private void link(ProvenIdentity identity, UUID staffId) {
        identities.link(identity, staffId, clock.instant());
        facts.fire(Fact.of("identity.linked", null, "staff", staffId)
                .with("issuer", identity.issuer())
                .with("subject", identity.subject())
                .by(sessions.by(staffId)));
    }

    /** Somebody came back from the provider whom it doesn't vouch for, or not well enough. */
    public void refused(String issuer, String reason) {
        facts.fire(Fact.of("identity.refused", null, "account", "unknown")
                .with("issuer", issuer)
                .with("reason", reason));
    }

    private IdentityOutcome open(ProvenIdentity identity, StaffEntity staff) {
        Optional<Session> session = sessions.open(staff);
        return session.<IdentityOutcome>map(SignedIn::new).orElseGet(() -> refused(identity, Reason.DISABLED));
    }

    private IdentityOutcome refused(ProvenIdentity identity, Reason reason) {
        facts.fire(Fact.of("identity.refused", null, "account", identity.email())
                .with("issuer", identity.issuer())
                .with("reason", reason));
        return new Refused(reason);
    }
}
