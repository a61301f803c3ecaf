package io.gatehouse.event;

import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may pass a checkpoint, and when.
 *
 * @param categories the tickets' categories that are welcome; none named means all
 * @param perimeter whether it counts for the event's own figures and capacity
 */
public record CheckpointRules(
        String name,
        Set<String> categories,
        int entriesPerTicket,
        boolean reentry,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean acceptUnpaid,
        @Nullable Integer capacity,
        boolean perimeter,
        boolean archived) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CATEGORY = 100;
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_ENTRIES = 10_000;

    public CheckpointRules {
        Violations violations = new Violations()
                .text("name", name, LONGEST_NAME)
                .range("entriesPerTicket", entriesPerTicket, 1, MOST_ENTRIES)
                .check(
                        opensAt == null || closesAt == null || opensAt.isBefore(closesAt),
                        "closesAt",
                        "must be after opensAt")
                .range("capacity", capacity, 1, Integer.MAX_VALUE)
                .check(
                        categories.size() <= MOST_CATEGORIES,
                        "categories",
                        "must be at most " + MOST_CATEGORIES + " categories");
        for (String category : categories) {
            violations.text("categories", category, LONGEST_CATEGORY);
        }
        violations.orThrow();
        categories = Set.copyOf(categories);
    }

    /** What a checkpoint is unless told otherwise: one entry each, for everyone, always open. */
    public static CheckpointRules named(String name) {
        return new CheckpointRules(name, Set.of(), 1, false, null, null, false, null, true, false);
    }
}
