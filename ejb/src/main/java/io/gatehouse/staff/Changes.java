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
        Fact told = fact;
        told = change(told, "name", before.name(), after.name());
        told = change(told, "role", before.role().name(), after.role().name());
        told = change(told, "email", String.valueOf(before.email()), String.valueOf(after.email()));
        told = change(told, "events", events(before), events(after));
        return told.detail().isEmpty() ? Optional.empty() : Optional.of(told);
    }

    static String events(AccountDetails details) {
        return details.events().isEmpty()
                ? "all"
                : details.events().stream().map(UUID::toString).sorted().collect(Collectors.joining(", "));
    }

    private static Fact change(Fact fact, String what, String before, String after) {
        return before.equals(after) ? fact : fact.with(what, before + " → " + after);
    }
}
