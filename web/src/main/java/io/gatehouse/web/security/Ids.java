package io.gatehouse.web.security;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds ids among what stands in an address. */
final class Ids {

    private static final int LENGTH = 36;

    private Ids() {}

    static Stream<UUID> in(@Nullable Object value) {
        if (value instanceof UUID id) {
            return Stream.of(id);
        }
        return value instanceof String text ? read(text.strip()).stream() : Stream.empty();
    }

    private static Optional<UUID> read(String text) {
        if (text.length() > LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
