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

    /** As many characters must be known by who is to find only some, not to list all. */
    private static final int SHORTEST_SEARCH = 3;

    public TicketFilter {
        text = text == null || text.isBlank() ? null : text.strip();
        category = category == null || category.isBlank() ? null : category;
        new Violations()
                .optionalText("q", text, LONGEST)
                .optionalText("category", category, LONGEST)
                .orThrow();
    }

    public static TicketFilter of(@Nullable String text) {
        return new TicketFilter(text, null, null);
    }

    /** For who may look for somebody, but not see everybody. */
    public TicketFilter requireSearch() {
        new Violations()
                .check(
                        text != null && text.codePointCount(0, text.length()) >= SHORTEST_SEARCH,
                        "q",
                        "must have at least " + SHORTEST_SEARCH + " characters")
                .orThrow();
        return this;
    }
}
