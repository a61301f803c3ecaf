package io.gatehouse.admission;

import java.util.Map;

/**
 * How many tickets came in at least once, counted one by one: needed where they can have come in at several places of the
 * perimeter, whose own figures can't be added up.
 */
public record CameIn(Map<String, Long> byCategory) {

    public CameIn {
        byCategory = Map.copyOf(byCategory);
    }

    long all() {
        return byCategory.values().stream().mapToLong(Long::longValue).sum();
    }

    long of(String category) {
        return byCategory.getOrDefault(category, 0L);
    }
}
