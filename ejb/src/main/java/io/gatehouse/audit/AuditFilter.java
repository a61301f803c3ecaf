package io.gatehouse.audit;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records; what is not given doesn't matter.
 *
 * @param actor who did it or at which device: {@code staff/<id>}, {@code scanner/<id>}; a kind alone is all of it
 * @param action what was done: {@code ticket.blocked}; a kind alone is all of it
 * @param subject on what: {@code ticket/<id>}; a kind alone is all of it
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable UUID eventId,
        @Nullable Instant since,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    private static final int LONGEST = 300;

    public AuditFilter {
        new Violations()
                .optionalText("actor", actor, LONGEST)
                .optionalText("action", action, LONGEST)
                .optionalText("subject", subject, LONGEST)
                .check(since == null || until == null || since.isBefore(until), "until", "must be later than since")
                .orThrow();
    }
}
