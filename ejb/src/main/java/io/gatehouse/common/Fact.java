package io.gatehouse.common;

import java.util.Map;
import java.util.Objects;
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
 * @param changes what was one thing before and is another now, by name
 * @param origin who asked for it, where that is not the caller of the present thread
 */
public record Fact(
        String action,
        @Nullable UUID eventId,
        String subject,
        Map<String, String> detail,
        Map<String, Change> changes,
        @Nullable Origin origin) {

    /**
     * Who did it and from where, noted for later.
     *
     * @param device the scanner at which a person acted, as {@code scanner/id}
     */
    public record Origin(
            String actor,
            @Nullable String address,
            @Nullable String userAgent,
            @Nullable String device) {

        public Origin(String actor, @Nullable String address, @Nullable String userAgent) {
            this(actor, address, userAgent, null);
        }
    }

    /** Before and after; null is none. */
    public record Change(@Nullable String from, @Nullable String to) {}

    public static Fact of(String action, @Nullable UUID eventId, String kind, Object id) {
        return new Fact(action, eventId, kind + "/" + id, Map.of(), Map.of(), null);
    }

    public Fact with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value.toString());
        return new Fact(action, eventId, subject, more, changes, origin);
    }

    /** Nothing, if it is as it was. */
    public Fact changed(String name, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        Map<String, Change> more = new TreeMap<>(changes);
        more.put(name, new Change(before == null ? null : before.toString(), after == null ? null : after.toString()));
        return new Fact(action, eventId, subject, detail, more, origin);
    }

    public Fact by(Origin another) {
        return new Fact(action, eventId, subject, detail, changes, another);
    }
}
