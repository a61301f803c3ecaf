package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a change of an account was, before and after, for who reads the audit. */
final class Changes {

    private Changes() {}

    /** Nothing if all stayed as it was. */
    static Optional<Fact> between(AccountDetails before, AccountDetails after, Fact fact) {
        Fact told = fact.changed("name", before.name(), after.name())
                .changed("role", before.role(), after.role())
                .changed("email", before.email(), after.email())
                .changed("events", events(before), events(after));
        return told.changes().isEmpty() ? Optional.empty() : Optional.of(told);
    }

    static String events(AccountDetails details) {
        return details.events().isEmpty()
                ? "all"
                : details.events().stream().map(UUID::toString).sorted().collect(Collectors.joining(", "));
    }
}
