package io.gatehouse.common;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done and must be remembered, fired in the transaction that does it.
 *
 * @param action what, as {@code subject.verb}
 * @param eventId the event it belongs to, if to one
 * @param subject on what, as {@code kind/id}
 * @param detail what else a reader needs, never a secret
 * @param origin who asked for it, where that is not the caller of the present thread
 */
public record Fact(
        String action,
        @Nullable UUID eventId,
        String subject,
        Map<String, String> detail,
        @Nullable Origin origin) {

    /** Who did it and from where, noted for later. */
    public record Origin(
            String actor,
            @Nullable String address,
            @Nullable String userAgent) {}

    public static Fact of(String action, @Nullable UUID eventId, String kind, Object id) {
        return new Fact(action, eventId, kind + "/" + id, Map.of(), null);
    }

    public Fact with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value.toString());
        return new Fact(action, eventId, subject, more, origin);
    }

    public Fact by(Origin another) {
        return new Fact(action, eventId, subject, detail, another);
    }
}
