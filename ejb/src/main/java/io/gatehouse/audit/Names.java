package io.gatehouse.audit;

import io.gatehouse.audit.AuditRecord.Called;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What those are called of whom the audit keeps only what never changes, {@code kind/id}. */
final class Names {

    /** Where names of a kind are found; of a ticket the holder's, or else its reference. */
    private static final Map<String, String> WHERE = Map.of(
            "staff", "SELECT id, name FROM staff",
            "scanner", "SELECT id, name FROM scanner",
            "queue", "SELECT id, name FROM queue",
            "host", "SELECT id, name FROM queue_host",
            "place", "SELECT id, '#' || number FROM place",
            "event", "SELECT id, name FROM event",
            "checkpoint", "SELECT id, name FROM checkpoint",
            "ticket", "SELECT id, coalesce(holder, reference) FROM ticket");

    /** What strangers call themselves looks otherwise, and has no other name. */
    private static final Pattern REFERENCE =
            Pattern.compile("([a-z]+)/(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})");

    private final Map<String, String> known = new HashMap<>();

    private Names() {}

    static Names of(Connection connection, Collection<AuditRecord> records) throws SQLException {
        Map<String, Set<UUID>> wanted = new HashMap<>();
        for (AuditRecord record : records) {
            want(wanted, record.actor());
            want(wanted, record.device());
            want(wanted, record.subject());
            want(wanted, record.eventId() == null ? null : "event/" + record.eventId());
        }
        return read(connection, wanted);
    }

    static Names of(Connection connection, List<String> references) throws SQLException {
        Map<String, Set<UUID>> wanted = new HashMap<>();
        references.forEach(reference -> want(wanted, reference));
        return read(connection, wanted);
    }

    private static Names read(Connection connection, Map<String, Set<UUID>> wanted) throws SQLException {
        Names names = new Names();
        for (Map.Entry<String, Set<UUID>> kind : wanted.entrySet()) {
            names.read(connection, kind.getKey(), kind.getValue());
        }
        return names;
    }

    @Nullable
    String of(String reference) {
        return known.get(reference);
    }

    AuditRecord called(AuditRecord record) {
        return new AuditRecord(
                record.id(),
                record.at(),
                record.actor(),
                record.device(),
                record.action(),
                record.subject(),
                record.eventId(),
                record.address(),
                record.userAgent(),
                record.detail(),
                record.seal(),
                new Called(
                        known.get(record.actor()),
                        known.get(record.device()),
                        known.get(record.subject()),
                        known.get("event/" + record.eventId())));
    }

    private static void want(Map<String, Set<UUID>> wanted, @Nullable String reference) {
        Matcher parts = REFERENCE.matcher(reference == null ? "" : reference);
        if (parts.matches() && WHERE.containsKey(parts.group(1))) {
            wanted.computeIfAbsent(parts.group(1), kind -> new LinkedHashSet<>())
                    .add(UUID.fromString(parts.group(2)));
        }
    }

    private void read(Connection connection, String kind, Set<UUID> ids) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(WHERE.get(kind) + " WHERE id = ANY (?)")) {
            prepared.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(2);
                    if (name != null) {
                        known.put(kind + "/" + rows.getString(1), name);
                    }
                }
            }
        }
    }
}
