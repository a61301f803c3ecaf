package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads stored scans, as they were answered, from their rows. */
final class StoredScanRow {

    private StoredScanRow() {}

    static Map<UUID, StoredScan> of(Sql sql, Collection<UUID> scanIds) {
        Map<UUID, StoredScan> found = new HashMap<>();
        if (!scanIds.isEmpty()) {
            sql.all("""
                            SELECT s.*, t.id AS ticket, t.reference, t.category, t.holder, x.effect, x.conflict_id,
                                   p.settled_at AS previous_at, pc.name AS previous_checkpoint, ps.name AS previous_scanner
                              FROM scan s
                              LEFT JOIN scan_effect x ON x.scan_id = s.scan_id
                              LEFT JOIN ticket t ON t.id = s.ticket_id
                              LEFT JOIN scan p ON p.scan_id = s.previous_scan_id
                              LEFT JOIN checkpoint pc ON pc.id = p.checkpoint_id
                              LEFT JOIN scanner ps ON ps.id = p.scanner_id
                             WHERE s.scan_id = ANY (?)
                            """, StoredScanRow::read, Column.of("uuid", List.copyOf(scanIds), id -> id))
                    .forEach(stored -> found.put(stored.answer().scanId(), stored));
        }
        return found;
    }

    private static StoredScan read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String effect = row.getString("effect");
        ScanAnswer answer = new ScanAnswer(
                row.getObject("scan_id", UUID.class),
                Verdict.valueOf(row.getString("verdict")),
                reason == null ? null : Reason.read(reason),
                row.getString("explanation"),
                row.getBoolean("forced"),
                true,
                Objects.requireNonNull(Sql.instant(row, "decided_at")),
                row.getObject("ticket") == null ? null : guest(row, "ticket"),
                previous(row));
        return new StoredScan(
                row.getObject("checkpoint_id", UUID.class),
                Direction.valueOf(row.getString("direction")),
                row.getBoolean("force_asked"),
                HexFormat.of().formatHex(row.getBytes("asked_hash")),
                answer,
                effect == null ? Effect.of(answer.verdict()) : Effect.read(effect),
                row.getObject("conflict_id", UUID.class));
    }

    static Guest guest(ResultSet row, String idColumn) throws SQLException {
        return new Guest(
                row.getObject(idColumn, UUID.class),
                row.getString("reference"),
                row.getString("holder"),
                row.getString("category"));
    }

    private static @Nullable Previous previous(ResultSet row) throws SQLException {
        Instant at = Sql.instant(row, "previous_at");
        return at == null
                ? null
                : new Previous(at, row.getString("previous_checkpoint"), row.getString("previous_scanner"));
    }
}
