package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.ScanAnswer.Previous;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a stored scan, as it was answered, from its row. */
final class StoredScanRow {

    private StoredScanRow() {}

    static StoredScan read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
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
                answer);
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
