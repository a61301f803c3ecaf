package io.gatehouse.ticket;

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

    public TicketFilter {
        text = text == null || text.isBlank() ? null : text.strip();
        category = category == null || category.isBlank() ? null : category;
    }
}
