package io.gatehouse.web.staff;

import io.gatehouse.staff.Account;
import io.gatehouse.staff.AccountDetails;
import io.gatehouse.staff.Role;
import io.gatehouse.web.problem.Fields;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's account; no {@code events} means every event. */
@Schema(name = "Account")
public record AccountJson(
        UUID id,
        String username,
        String name,
        @Nullable String email,
        Role role,
        Set<UUID> events,
        boolean disabled,
        boolean invited,
        @Nullable Instant lastSignIn,
        int sessions) {

    private static final String ROLES = "ADMIN, SUPERVISOR, OPERATOR, HOST";

    static AccountJson of(Account account) {
        AccountDetails details = account.details();
        return new AccountJson(
                account.id(),
                account.username(),
                details.name(),
                details.email(),
                details.role(),
                details.events(),
                account.disabled(),
                account.invited(),
                account.lastSignIn(),
                account.sessions());
    }

    static AccountDetails read(Fields fields, AccountDetails before) {
        Role role = fields.choice("role", before.role(), Role::read, ROLES);
        // who becomes an admin is no longer bound, and need not say so
        Set<UUID> unlessTold = role == Role.ADMIN ? Set.of() : before.events();
        return new AccountDetails(
                fields.text("name", before.name()),
                role,
                fields.optionalText("email", before.email()),
                fields.ids("events", unlessTold));
    }
}
