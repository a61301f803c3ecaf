package io.gatehouse.staff;

import io.gatehouse.common.Violations;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a person.
 *
 * @param email where an identity provider knows the person, if anywhere
 * @param events the only events that the person may see; none named means all
 */
public record AccountDetails(
        String name, Role role, @Nullable String email, Set<UUID> events) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    public AccountDetails {
        events = Set.copyOf(events);
        new Violations()
                .text("name", name, LONGEST_NAME)
                .optionalText("email", email, LONGEST_EMAIL)
                .check(email == null || ADDRESS.matcher(email.strip()).matches(), "email", "must be an e-mail address")
                .check(role != Role.ADMIN || events.isEmpty(), "events", "must be empty: an admin sees every event")
                .orThrow();
    }
}
