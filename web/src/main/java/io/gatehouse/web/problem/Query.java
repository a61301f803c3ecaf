package io.gatehouse.web.problem;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address behind the question mark. */
public final class Query {

    private Query() {}

    public static Page.Request page(@Nullable String cursor, @Nullable String limit) {
        String from = cursor == null || cursor.isBlank() ? null : cursor;
        return Page.Request.of(from, read("limit", limit, Integer::valueOf, "must be a whole number"));
    }

    public static @Nullable UUID id(String name, @Nullable String value) {
        return read(name, value, UUID::fromString, "must be a UUID");
    }

    public static @Nullable Instant time(String name, @Nullable String value) {
        return read(name, value, Query::instant, "must be a time like 2026-11-21T18:00:00Z");
    }

    public static @Nullable ZoneId zone(String name, @Nullable String value) {
        return read(name, value, Query::zone, "must be a time zone like Europe/Vienna");
    }

    public static @Nullable Boolean either(String name, @Nullable String value) {
        return read(name, value, Query::bool, "must be true or false");
    }

    public static <E extends Enum<E>> @Nullable E constant(String name, @Nullable String value, Class<E> type) {
        return read(
                name,
                value,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                "must be one of " + List.of(type.getEnumConstants()));
    }

    public static int number(String name, @Nullable String value, int least, int most, int fallback) {
        Integer number = read(name, value, Integer::valueOf, "must be a whole number");
        new Violations().range(name, number, least, most).orThrow();
        return number == null ? fallback : number;
    }

    private static <T> @Nullable T read(
            String name, @Nullable String value, Function<String, T> reader, String message) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return reader.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(List.of(new Violation(name, message)));
        }
    }

    private static Instant instant(String text) {
        // in an address a plus sign may have become a space
        return Fields.time(text.replace(' ', '+')).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
