package io.gatehouse.ticket;

import io.gatehouse.common.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets of an event.
 *
 * @param text is looked for in reference, holder and e-mail address
 */
public record TicketFilter(
        @Nullable String text,
        @Nullable TicketStatus status,
        @Nullable String category) {

    public static final TicketFilter ALL = new TicketFilter(null, null, null);

    private static final int LONGEST = 200;

    public TicketFilter {
        text = text == null || text.isBlank() ? null : text.strip();
        category = category == null || category.isBlank() ? null : category;
        new Violations()
                .optionalText("q", text, LONGEST)
                .optionalText("category", category, LONGEST)
                .orThrow();
    }
}
