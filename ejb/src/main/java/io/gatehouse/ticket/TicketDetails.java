package io.gatehouse.ticket;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the seller says about a ticket. It is valid in the half-open window from {@code validFrom} to {@code validUntil}. */
public record TicketDetails(
        @Nullable String reference,
        @Nullable String holder,
        @Nullable String email,
        @Nullable String category,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean paid) {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_CATEGORY = 100;

    public TicketDetails {
        new Violations()
                .optionalText("reference", reference, LONGEST_TEXT)
                .check(reference == null || !reference.isBlank(), "reference", "must not be blank")
                .optionalText("holder", holder, LONGEST_TEXT)
                .optionalText("email", email, LONGEST_EMAIL)
                .check(email == null || email.contains("@"), "email", "must be an e-mail address")
                .optionalText("category", category, LONGEST_CATEGORY)
                .check(category == null || !category.isBlank(), "category", "must not be blank")
                .check(
                        validFrom == null || validUntil == null || validFrom.isBefore(validUntil),
                        "validUntil",
                        "must be after validFrom")
                .orThrow();
        // A code says these times, and must say the same when it is signed again from what was stored.
        validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MILLIS);
        validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.MILLIS);
    }
}
