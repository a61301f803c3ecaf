package io.gatehouse.bench.front;

import io.gatehouse.bench.front.NaiveVerdict.Guest;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One scan, one JTA transaction: look who asks, lock the ticket, judge, store. */
@Stateless
public class NaiveAdmission {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    private record Place(UUID eventId, boolean approved, boolean paused, int entriesPerTicket, boolean acceptUnpaid) {}

    private record Holding(
            Guest guest, boolean revoked, boolean valid, boolean paid, int used, int inside, int entries, int exits) {}

    private record Scan(UUID scannerId, UUID scanId, UUID checkpointId, String code) {

        byte[] hash() {
            return sha256(code);
        }
    }

    @RolesAllowed("SCANNER")
    public NaiveVerdict scan(UUID scannerId, UUID scanId, UUID checkpointId, String code) {
        Statements sql = new Statements(source);
        Scan scan = new Scan(scannerId, scanId, checkpointId, code);
        Place place = place(sql, scan).orElseThrow();
        if (!place.approved()) {
            throw new IllegalStateException("The scanner is not approved");
        }
        Optional<String> stored = sql.one(STORED, row -> row.getString("verdict"), scanId);
        if (stored.isPresent()) {
            return NaiveVerdict.replay(scanId, stored.get());
        }
        Optional<UUID> locked = sql.one(LOCK, row -> row.getObject(1, UUID.class), place.eventId(), scan.hash());
        if (locked.isEmpty()) {
            add(sql, place, scan, null, "unknown");
            return NaiveVerdict.refused(scanId, "unknown");
        }
        Holding holding = sql.one(
                        HOLDING, NaiveAdmission::holding, scan.hash(), checkpointId, checkpointId, locked.get())
                .orElseThrow();
        Optional<String> reason = refusal(place, holding);
        add(sql, place, scan, holding.guest().id(), reason.orElse(null));
        if (reason.isPresent()) {
            return NaiveVerdict.refused(scanId, reason.get());
        }
        admit(sql, place, scan, holding);
        return NaiveVerdict.of(scanId, holding.guest());
    }

    private static Optional<Place> place(Statements sql, Scan scan) {
        return sql.one(
                PLACE,
                row -> new Place(
                        row.getObject("event_id", UUID.class),
                        row.getString("status").equals("APPROVED"),
                        row.getBoolean("event_paused") || row.getBoolean("paused"),
                        row.getInt("entries_per_ticket"),
                        row.getBoolean("accept_unpaid")),
                scan.checkpointId(),
                scan.scannerId());
    }

    private static Optional<String> refusal(Place place, Holding holding) {
        if (holding.revoked()) {
            return Optional.of("revoked");
        }
        if (!holding.valid()) {
            return Optional.of("blocked");
        }
        if (place.paused()) {
            return Optional.of("paused");
        }
        if (!holding.paid() && !place.acceptUnpaid()) {
            return Optional.of("unpaid");
        }
        return holding.used() >= place.entriesPerTicket() ? Optional.of("already_admitted") : Optional.empty();
    }

    private static void admit(Statements sql, Place place, Scan scan, Holding holding) {
        UUID ticketId = holding.guest().id();
        int allowed = place.entriesPerTicket();
        sql.run(SLOT, ticketId, scan.checkpointId(), allowed, scan.scanId(), allowed, ticketId, scan.checkpointId());
        sql.run(
                PRESENCE,
                ticketId,
                scan.checkpointId(),
                holding.used() + 1,
                holding.inside() + 1,
                holding.entries() + 1,
                holding.exits());
    }

    private static void add(Statements sql, Place place, Scan scan, @Nullable UUID ticketId, @Nullable String reason) {
        Timestamp now = new Timestamp(System.currentTimeMillis());
        sql.run(
                ADD,
                scan.scanId(),
                place.eventId(),
                scan.checkpointId(),
                scan.scannerId(),
                ticketId,
                scan.hash(),
                reason == null ? "ADMITTED" : "REFUSED",
                reason,
                reason == null ? "Welcome" : "No entry",
                now,
                now);
    }

    private static Holding holding(ResultSet row) throws SQLException {
        return new Holding(
                new Guest(row.getObject("id", UUID.class), row.getString("category")),
                row.getBoolean("revoked"),
                row.getString("status").equals("VALID"),
                row.getBoolean("paid"),
                row.getInt("used"),
                row.getInt("inside"),
                row.getInt("entries"),
                row.getInt("exits"));
    }

    private static byte[] sha256(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String PLACE = """
            SELECT s.status, s.event_id, e.paused AS event_paused,
                   c.paused, c.opens_at, c.closes_at, c.accept_unpaid, c.entries_per_ticket, c.reentry, c.capacity,
                   ARRAY(SELECT category FROM checkpoint_category WHERE checkpoint_id = c.id) AS categories
              FROM scanner s
              JOIN event e ON e.id = s.event_id
              JOIN checkpoint c
                ON c.id = ?
               AND c.event_id = s.event_id
               AND (NOT EXISTS (SELECT FROM scanner_checkpoint WHERE scanner_id = s.id)
                    OR EXISTS (SELECT FROM scanner_checkpoint WHERE scanner_id = s.id AND checkpoint_id = c.id))
             WHERE s.id = ?
            """;

    private static final String STORED = "SELECT * FROM scan WHERE scan_id = ?";

    private static final String LOCK = """
            SELECT t.id
              FROM ticket_code c
              JOIN ticket t ON t.id = c.ticket_id
             WHERE c.event_id = ? AND c.code_hash = ?
               FOR NO KEY UPDATE OF t
            """;

    private static final String HOLDING = """
            SELECT t.id, t.reference, t.category, t.status, t.valid_from, t.valid_until, t.paid, t.holder,
                   EXISTS (SELECT FROM ticket_code
                            WHERE event_id = t.event_id AND code_hash = ? AND revoked_at IS NOT NULL) AS revoked,
                   coalesce(p.used, 0) AS used, coalesce(p.inside, 0) AS inside,
                   coalesce(p.entries, 0) AS entries, coalesce(p.exits, 0) AS exits,
                   (SELECT count(*) FROM admission_slot a WHERE a.ticket_id = t.id AND a.checkpoint_id = ?) AS slots
              FROM ticket t
              LEFT JOIN presence p ON p.ticket_id = t.id AND p.checkpoint_id = ?
             WHERE t.id = ?
            """;

    private static final String ADD = """
            INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                              force_asked, verdict, reason, forced, explanation, settled_at, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, false, 'ENTRY', false, ?, ?, false, ?, ?, ?)
            ON CONFLICT (scan_id) DO NOTHING
            """;

    private static final String SLOT = """
            INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
            SELECT ?, ?, free.slot, ?, ?
              FROM generate_series(1, ?) AS free (slot)
             WHERE NOT EXISTS (SELECT FROM admission_slot a
                                WHERE a.ticket_id = ? AND a.checkpoint_id = ? AND a.slot = free.slot)
             ORDER BY free.slot
             LIMIT 1
            """;

    private static final String PRESENCE = """
            INSERT INTO presence (ticket_id, checkpoint_id, used, inside, entries, exits)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (ticket_id, checkpoint_id)
            DO UPDATE SET used = EXCLUDED.used, inside = EXCLUDED.inside,
                          entries = EXCLUDED.entries, exits = EXCLUDED.exits
            """;
}
