package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request. What can't be read is noted and its fallback stands in, so that reading goes on; {@link
 * #build} then refuses the request with all that was noted. Fields that nobody asks for are ignored.
 */
public final class Fields {

    private static final int UUID_LENGTH = 36;
    private static final int LAST_YEAR = 9999;
    private static final int MOST_ITEMS = 1000;

    private final JsonObject object;
    private final String path;
    private final List<Violation> unreadable;

    Fields(JsonObject object) {
        this(object, "", new ArrayList<>());
    }

    private Fields(JsonObject object, String path, List<Violation> unreadable) {
        this.object = object;
        this.path = path;
        this.unreadable = unreadable;
    }

    /** The fields of a message on a socket. */
    public static Fields of(String message) {
        return new Fields(
                FieldsReader.object(() -> FieldsReader.PARSERS.createParser(new StringReader(message)), "message"));
    }

    /** Makes a value of the fields, or refuses them with all that is wrong. */
    public <T> T build(Supplier<T> make) {
        T made = attempt(make).orElse(null);
        if (made == null || !unreadable.isEmpty()) {
            throw ProblemException.invalid(unreadable);
        }
        return made;
    }

    public Fields require(String... names) {
        for (String name : names) {
            if (value(name) == null) {
                wrong(name, "must be given");
            }
        }
        return this;
    }

    public String text(String name, String fallback) {
        return read(name, fallback, Fields::string, "must be a text");
    }

    public @Nullable String optionalText(String name, @Nullable String fallback) {
        return optional(name, fallback, Fields::string, "must be a text");
    }

    public boolean flag(String name, boolean fallback) {
        return read(name, fallback, Fields::bool, "must be true or false");
    }

    public int integer(String name, int fallback) {
        return read(name, fallback, Fields::whole, "must be a whole number");
    }

    public @Nullable Integer optionalInteger(String name, @Nullable Integer fallback) {
        return optional(name, fallback, Fields::whole, "must be a whole number");
    }

    public @Nullable Long optionalLong(String name) {
        return optional(name, null, Fields::wholeLong, "must be a whole number");
    }

    public Instant time(String name, Instant fallback) {
        return read(name, fallback, Fields::instant, "must be a time like 2026-11-21T18:00:00Z");
    }

    public @Nullable Instant optionalTime(String name, @Nullable Instant fallback) {
        return optional(name, fallback, Fields::instant, "must be a time like 2026-11-21T18:00:00Z");
    }

    public ZoneId zone(String name, ZoneId fallback) {
        return read(name, fallback, Fields::zoneId, "must be a time zone like Europe/Berlin");
    }

    public UUID id(String name, UUID fallback) {
        return read(name, fallback, Fields::uuid, "must be a UUID");
    }

    public @Nullable UUID optionalId(String name) {
        return optional(name, null, Fields::uuid, "must be a UUID");
    }

    /** An object within the object; none when it is not given or null. */
    public <T> @Nullable T optionalObject(String name, Function<Fields, T> make) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject inner) {
            Fields fields = new Fields(inner, path + name + ".", unreadable);
            return fields.attempt(() -> make.apply(fields)).orElse(null);
        }
        wrong(name, "must be an object");
        return null;
    }

    public <T> @Nullable T optionalChoice(String name, Function<String, Optional<T>> known, String allowed) {
        return optional(name, null, value -> string(value).flatMap(known), "must be one of " + allowed);
    }

    public <T> T choice(String name, T fallback, Function<String, Optional<T>> known, String allowed) {
        return read(name, fallback, value -> string(value).flatMap(known), "must be one of " + allowed);
    }

    public Set<String> texts(String name, Set<String> fallback) {
        return set(name, fallback, Fields::string, "must be a list of texts");
    }

    public Set<UUID> ids(String name) {
        return ids(name, Set.of());
    }

    public Set<UUID> ids(String name, Set<UUID> fallback) {
        return set(name, fallback, Fields::uuid, "must be a list of UUIDs");
    }

    /** A list of objects, each read and made by {@code make}; what is wrong in one doesn't hide what is in the next. */
    public <T> List<T> list(String name, Function<Fields, T> make) {
        List<T> made = new ArrayList<>();
        List<? extends JsonValue> items = array(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item) {
                Fields fields = new Fields(item, path + name + "[" + i + "].", unreadable);
                fields.attempt(() -> make.apply(fields)).ifPresent(made::add);
            } else {
                wrong(name + "[" + i + "]", "must be an object");
            }
        }
        return made;
    }

    /** A list of items, each judged alone: one that can't be read as {@code make} wants it becomes something else. */
    public <T> List<T> each(
            String name, Function<Fields, T> make, BiFunction<JsonValue, ProblemException, T> otherwise) {
        List<T> made = new ArrayList<>();
        for (JsonValue item : array(name)) {
            try {
                Fields fields = new Fields(item instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
                made.add(fields.build(() -> make.apply(fields)));
            } catch (ProblemException e) {
                made.add(otherwise.apply(item, e));
            }
        }
        return made;
    }

    private <T> Optional<T> attempt(Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (ProblemException e) {
            if (e.violations().isEmpty()) {
                throw e;
            }
            e.violations().forEach(violation -> wrong(violation.field(), violation.message()));
            return Optional.empty();
        }
    }

    private List<? extends JsonValue> array(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonArray array && !array.isEmpty() && array.size() <= MOST_ITEMS) {
            return array;
        }
        wrong(name, "must be a list of 1 to " + MOST_ITEMS + " objects");
        return List.of();
    }

    private <T> Set<T> set(String name, Set<T> fallback, Function<JsonValue, Optional<T>> reader, String message) {
        return read(
                name,
                fallback,
                value -> {
                    if (!(value instanceof JsonArray array) || array.size() > MOST_ITEMS) {
                        return Optional.empty();
                    }
                    Set<T> items = new LinkedHashSet<>();
                    array.forEach(item -> reader.apply(item).ifPresent(items::add));
                    boolean allRead =
                            array.stream().allMatch(item -> reader.apply(item).isPresent());
                    return allRead ? Optional.of(items) : Optional.empty();
                },
                message);
    }

    /** A field that is not given, or given as null, keeps its fallback. */
    private <T> T read(String name, T fallback, Function<JsonValue, Optional<T>> reader, String message) {
        JsonValue value = value(name);
        if (value == null) {
            return fallback;
        }
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            wrong(name, message);
        }
        return read.orElse(fallback);
    }

    /** A field that may be empty: null says so. */
    private <T> @Nullable T optional(
            String name, @Nullable T fallback, Function<JsonValue, Optional<T>> reader, String message) {
        if (!object.containsKey(name)) {
            return fallback;
        }
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            wrong(name, message);
        }
        return read.orElse(null);
    }

    private @Nullable JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == JsonValue.NULL ? null : value;
    }

    /** The first thing that is wrong with a field is the one to tell. */
    private void wrong(String name, String message) {
        String field = path + name;
        if (unreadable.stream().noneMatch(known -> known.field().equals(field))) {
            unreadable.add(new Violation(field, message));
        }
    }

    private static Optional<String> string(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    private static Optional<Boolean> bool(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> whole(JsonValue value) {
        try {
            // a huge exponent must not be written out
            return value instanceof JsonNumber number && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE
                    ? Optional.of(number.bigDecimalValue().intValueExact())
                    : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> wholeLong(JsonValue value) {
        try {
            return value instanceof JsonNumber number && Math.abs(number.doubleValue()) <= Long.MAX_VALUE
                    ? Optional.of(number.bigDecimalValue().longValueExact())
                    : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(JsonValue value) {
        return string(value).flatMap(Fields::time);
    }

    /** A time in UTC's years 1 to 9999, which is what everybody can write down. */
    static Optional<Instant> time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zoneId(JsonValue value) {
        return string(value)
                .filter(zone -> ZoneId.getAvailableZoneIds().contains(zone))
                .map(ZoneId::of);
    }

    private static Optional<UUID> uuid(JsonValue value) {
        return string(value).filter(text -> text.length() == UUID_LENGTH).flatMap(Fields::parseId);
    }

    private static Optional<UUID> parseId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
