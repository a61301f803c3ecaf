package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.ScanAnswer.Previous;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Scans, slots and presence, in the caller's transaction. */
@Dependent
class ScanStore {

    /** A scan that was admitted before, by which a ticket is used up. */
    record Earlier(UUID scanId, Previous told) {}

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    ScanStore() {}

    ScanStore(DataSource source) {
        this.source = source;
    }

    Optional<Place> place(UUID scannerId, UUID checkpointId, Instant now) {
        return sql().one("""
                        SELECT s.id AS scanner_id, s.status, s.profile, s.extended_until, s.event_id,
                               e.timezone, e.ends_at, e.paused AS event_paused, e.capacity AS event_capacity,
                               c.id AS checkpoint_id, c.paused, c.archived, c.opens_at, c.closes_at,
                               c.accept_unpaid, c.entries_per_ticket, c.reentry, c.capacity, c.perimeter,
                               ARRAY(SELECT category FROM checkpoint_category WHERE checkpoint_id = c.id) AS categories
                          FROM scanner s
                          JOIN event e ON e.id = s.event_id
                          LEFT JOIN checkpoint c
                            ON c.id = ?
                           AND c.event_id = s.event_id
                           AND (NOT EXISTS (SELECT FROM scanner_checkpoint WHERE scanner_id = s.id)
                                OR EXISTS (SELECT FROM scanner_checkpoint
                                            WHERE scanner_id = s.id AND checkpoint_id = c.id))
                         WHERE s.id = ?
                        """, row -> PlaceRow.read(row, now), checkpointId, scannerId);
    }

    Optional<StoredScan> stored(UUID scanId, boolean withHolder) {
        return sql().one("""
                        SELECT s.*, t.id AS ticket, t.reference, t.category,
                               CASE WHEN ? THEN t.holder END AS holder,
                               p.decided_at AS previous_at, pc.name AS previous_checkpoint, ps.name AS previous_scanner
                          FROM scan s
                          LEFT JOIN ticket t ON t.id = s.ticket_id
                          LEFT JOIN scan p ON p.scan_id = s.previous_scan_id
                          LEFT JOIN checkpoint pc ON pc.id = p.checkpoint_id
                          LEFT JOIN scanner ps ON ps.id = p.scanner_id
                         WHERE s.scan_id = ?
                        """, StoredScanRow::read, withHolder, scanId);
    }

    /** Locks the ticket that was asked for: from here on its scans come one after another. */
    Optional<UUID> lockTicket(Place place, ScanRequest request) {
        Sql.Reader<UUID> id = row -> row.getObject(1, UUID.class);
        return request.manual()
                ? sql().one(
                                "SELECT id FROM ticket WHERE event_id = ? AND id = ? FOR NO KEY UPDATE",
                                id,
                                place.eventId(),
                                request.ticketId())
                : sql().one("""
                                SELECT t.id
                                  FROM ticket_code c
                                  JOIN ticket t ON t.id = c.ticket_id
                                 WHERE c.event_id = ? AND c.code_hash = ?
                                   FOR NO KEY UPDATE OF t
                                """, id, place.eventId(), request.askedHash());
    }

    /** How the locked ticket stands. A statement of its own: it must see what was committed while we waited. */
    Holding holding(UUID ticketId, UUID checkpointId, Place place, ScanRequest request) {
        return sql().one(
                        """
                        SELECT t.id, t.reference, t.category, t.status, t.valid_from, t.valid_until, t.paid,
                               CASE WHEN ? THEN t.holder END AS holder,
                               EXISTS (SELECT FROM ticket_code
                                        WHERE event_id = t.event_id AND code_hash = ? AND revoked_at IS NOT NULL) AS revoked,
                               coalesce(p.used, 0) AS used, coalesce(p.inside, 0) AS inside,
                               coalesce(p.entries, 0) AS entries, coalesce(p.exits, 0) AS exits,
                               (SELECT count(*) FROM admission_slot a
                                 WHERE a.ticket_id = t.id AND a.checkpoint_id = ?) AS slots
                          FROM ticket t
                          LEFT JOIN presence p ON p.ticket_id = t.id AND p.checkpoint_id = ?
                         WHERE t.id = ?
                        """,
                        ScanStore::holding,
                        place.profile().seesHolder(),
                        request.askedHash(),
                        checkpointId,
                        checkpointId,
                        ticketId)
                .orElseThrow();
    }

    /** Whether a checkpoint has no room. Entries to a place with a limit come one after another, or two would take the last. */
    boolean full(UUID checkpointId, int capacity) {
        lock("SELECT id FROM checkpoint WHERE id = ? FOR NO KEY UPDATE", checkpointId);
        return inside("SELECT coalesce(sum(inside), 0) FROM presence WHERE checkpoint_id = ?", checkpointId)
                >= capacity;
    }

    boolean eventFull(UUID eventId, int capacity) {
        lock("SELECT id FROM event WHERE id = ? FOR NO KEY UPDATE", eventId);
        String counted = """
                SELECT coalesce(sum(p.inside), 0)
                  FROM presence p
                  JOIN checkpoint c ON c.id = p.checkpoint_id
                 WHERE c.event_id = ? AND c.perimeter
                """;
        return inside(counted, eventId) >= capacity;
    }

    /** The entry that used the ticket up: the one in its first slot, or else the first of all. */
    Optional<Earlier> earlier(UUID ticketId, UUID checkpointId) {
        return sql().one("""
                        SELECT s.scan_id, s.decided_at, c.name AS checkpoint, k.name AS scanner
                          FROM scan s
                          JOIN checkpoint c ON c.id = s.checkpoint_id
                          JOIN scanner k ON k.id = s.scanner_id
                          LEFT JOIN admission_slot a ON a.scan_id = s.scan_id
                         WHERE s.ticket_id = ? AND s.checkpoint_id = ? AND s.verdict = 'ADMITTED'
                         ORDER BY a.slot NULLS LAST, s.settled_at, s.scan_id
                         LIMIT 1
                        """, ScanStore::earlier, ticketId, checkpointId);
    }

    /** Stores a scan, unless one with its {@code scanId} is there already. */
    boolean add(Place place, ScanRequest request, boolean forceAsked, ScanAnswer answer, @Nullable Earlier earlier) {
        Guest guest = answer.ticket();
        Reason reason = answer.reason();
        return sql().run(
                                """
                                INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual,
                                                  direction, force_asked, verdict, reason, forced, explanation,
                                                  previous_scan_id, scanned_at, settled_at, decided_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (scan_id) DO NOTHING
                                """,
                                request.scanId(),
                                place.eventId(),
                                request.checkpointId(),
                                place.scannerId(),
                                guest == null ? null : guest.id(),
                                request.askedHash(),
                                request.manual(),
                                request.direction(),
                                forceAsked,
                                answer.verdict(),
                                reason == null ? null : reason.wire(),
                                answer.forced(),
                                answer.explanation(),
                                earlier == null ? null : earlier.scanId(),
                                request.scannedAt(),
                                answer.decidedAt(),
                                answer.decidedAt())
                == 1;
    }

    /** Takes the lowest free slot for an admission; that there is one was judged, and is now held by the database. */
    void takeSlot(UUID ticketId, UUID checkpointId, int allowed, UUID scanId) {
        int taken = sql().run("""
                        INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
                        SELECT ?, ?, free.slot, ?, ?
                          FROM generate_series(1, ?) AS free (slot)
                         WHERE NOT EXISTS (SELECT FROM admission_slot a
                                            WHERE a.ticket_id = ? AND a.checkpoint_id = ? AND a.slot = free.slot)
                         ORDER BY free.slot
                         LIMIT 1
                        """, ticketId, checkpointId, allowed, scanId, allowed, ticketId, checkpointId);
        if (taken != 1) {
            throw new IllegalStateException("Judged to be within the rule, but no slot is free: " + ticketId);
        }
    }

    void freeSlot(UUID ticketId, UUID checkpointId) {
        sql().run("""
                        DELETE FROM admission_slot
                         WHERE (ticket_id, checkpoint_id, slot) IN (
                               SELECT ticket_id, checkpoint_id, max(slot)
                                 FROM admission_slot
                                WHERE ticket_id = ? AND checkpoint_id = ?
                                GROUP BY ticket_id, checkpoint_id)
                        """, ticketId, checkpointId);
    }

    void keep(UUID ticketId, UUID checkpointId, Tally tally) {
        sql().run("""
                        INSERT INTO presence (ticket_id, checkpoint_id, used, inside, entries, exits)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (ticket_id, checkpoint_id)
                        DO UPDATE SET used = EXCLUDED.used, inside = EXCLUDED.inside,
                                      entries = EXCLUDED.entries, exits = EXCLUDED.exits
                        """, ticketId, checkpointId, tally.used(), tally.inside(), tally.entries(), tally.exits());
    }

    private void lock(String statement, UUID id) {
        sql().all(statement, row -> row.getObject(1, UUID.class), id);
    }

    private long inside(String counted, UUID id) {
        return sql().one(counted, row -> row.getLong(1), id).orElse(0L);
    }

    private Sql sql() {
        return new Sql(source);
    }

    private static Holding holding(ResultSet row) throws SQLException {
        Claim claim = new Claim(
                Claim.State.valueOf(row.getString("status")),
                row.getBoolean("revoked"),
                row.getString("category"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_until"),
                row.getBoolean("paid"),
                new Tally(row.getInt("used"), row.getInt("inside"), row.getInt("entries"), row.getInt("exits")));
        return new Holding(StoredScanRow.guest(row, "id"), claim, row.getInt("slots"));
    }

    private static Earlier earlier(ResultSet row) throws SQLException {
        Instant at = Objects.requireNonNull(Sql.instant(row, "decided_at"));
        return new Earlier(
                row.getObject("scan_id", UUID.class),
                new Previous(at, row.getString("checkpoint"), row.getString("scanner")));
    }
}
