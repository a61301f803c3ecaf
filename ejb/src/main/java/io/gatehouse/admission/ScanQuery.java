package io.gatehouse.admission;

import io.gatehouse.admission.ScanRecord.Named;
import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads stored scans with their present effects, newest first. */
final class ScanQuery {

    private static final String SCAN = """
            SELECT s.seq, s.scan_id, s.ticket_id, s.checkpoint_id, s.scanner_id, s.operator_id, s.direction, s.verdict,
                   s.reason, s.offline_verdict, s.forced, s.manual, s.scanned_at, s.settled_at, s.decided_at,
                   x.effect, x.conflict_id, t.reference, t.holder, t.category, c.name AS checkpoint, k.name AS scanner
              FROM scan s
              LEFT JOIN scan_effect x ON x.scan_id = s.scan_id
              LEFT JOIN ticket t ON t.id = s.ticket_id
              JOIN checkpoint c ON c.id = s.checkpoint_id
              JOIN scanner k ON k.id = s.scanner_id
            """;

    private final Sql sql;

    ScanQuery(Sql sql) {
        this.sql = sql;
    }

    List<ScanRecord> before(UUID eventId, ScanFilter filter, long position, int most) {
        StringBuilder where = new StringBuilder(" WHERE s.event_id = ? AND s.seq < ?");
        List<@Nullable Object> values = new ArrayList<>(List.of(eventId, position));
        narrow(where, values, "s.verdict = ?", filter.verdict());
        narrow(
                where,
                values,
                "s.reason = ?",
                filter.reason() == null ? null : filter.reason().wire());
        narrow(where, values, "s.scanner_id = ?", filter.scannerId());
        narrow(where, values, "s.checkpoint_id = ?", filter.checkpointId());
        narrow(where, values, "s.ticket_id = ?", filter.ticketId());
        narrow(where, values, "s.decided_at >= ?", filter.since());
        values.add(most);
        return sql.all(SCAN + where + " ORDER BY s.seq DESC LIMIT ?", ScanQuery::record, values.toArray());
    }

    Optional<ScanRecord> one(UUID scanId) {
        return sql.one(SCAN + " WHERE s.scan_id = ?", ScanQuery::record, scanId);
    }

    Optional<Annulment> annulment(UUID scanId) {
        return sql.one(
                "SELECT at, by, note FROM annulment WHERE scan_id = ?",
                row -> new Annulment(
                        Objects.requireNonNull(Sql.instant(row, "at")), row.getString("by"), row.getString("note")),
                scanId);
    }

    /** The scans that each of these conflicts is about, in settled order. */
    Map<UUID, List<ScanRecord>> claims(Collection<UUID> conflicts) {
        Map<UUID, List<ScanRecord>> claims = new HashMap<>();
        Map<UUID, List<UUID>> about = new HashMap<>();
        sql.all(
                        "SELECT conflict_id, scan_id FROM conflict_claim WHERE conflict_id = ANY (?)",
                        row -> Map.entry(row.getObject(2, UUID.class), row.getObject(1, UUID.class)),
                        Column.of("uuid", List.copyOf(conflicts), id -> id))
                .forEach(claim -> about.computeIfAbsent(claim.getKey(), unknown -> new ArrayList<>())
                        .add(claim.getValue()));
        sql.all(
                        SCAN + " WHERE s.scan_id = ANY (?) ORDER BY s.settled_at, s.n, s.scan_id",
                        ScanQuery::record,
                        Column.of("uuid", List.copyOf(about.keySet()), id -> id))
                .forEach(scan -> about.getOrDefault(scan.scanId(), List.of())
                        .forEach(conflict -> claims.computeIfAbsent(conflict, unknown -> new ArrayList<>())
                                .add(scan)));
        return claims;
    }

    private static void narrow(
            StringBuilder where, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private static ScanRecord record(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String offline = row.getString("offline_verdict");
        String effect = row.getString("effect");
        Verdict verdict = Verdict.valueOf(row.getString("verdict"));
        return new ScanRecord(
                row.getLong("seq"),
                row.getObject("scan_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getObject("checkpoint_id", UUID.class),
                row.getObject("scanner_id", UUID.class),
                row.getObject("operator_id", UUID.class),
                Direction.valueOf(row.getString("direction")),
                verdict,
                reason == null ? null : Reason.read(reason),
                offline == null ? null : Verdict.valueOf(offline),
                effect == null ? Effect.of(verdict) : Effect.read(effect),
                row.getObject("conflict_id", UUID.class),
                row.getBoolean("forced"),
                row.getBoolean("manual"),
                Sql.instant(row, "scanned_at"),
                Objects.requireNonNull(Sql.instant(row, "settled_at")),
                Objects.requireNonNull(Sql.instant(row, "decided_at")),
                new Named(
                        row.getString("reference"),
                        row.getString("holder"),
                        row.getString("category"),
                        row.getString("checkpoint"),
                        row.getString("scanner")));
    }
}
