package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Late scans that wait, as rows. The same item handed in again is the same row. */
final class HeldScans {

    /** What makes an item the same item. */
    record Content(UUID scanId, UUID checkpointId, String hash, String direction, boolean force) {

        static Content of(Asked asked) {
            return new Content(
                    asked.scanId(),
                    asked.checkpointId(),
                    asked.hash(),
                    asked.direction().name(),
                    asked.force());
        }
    }

    /** @param storedAs the scan that it has become, if a supervisor released it */
    record Known(Content content, Why why, @Nullable UUID storedAs) {}

    /** An item about to be held. */
    record Holding(Upload upload, Why why, UUID uploadedBy) {}

    private final Sql sql;

    HeldScans(Sql sql) {
        this.sql = sql;
    }

    Map<Content, Known> known(Collection<UUID> scanIds) {
        Map<Content, Known> found = new HashMap<>();
        sql.all(
                        "SELECT * FROM held WHERE scan_id = ANY (?)",
                        row -> new Known(
                                new Content(
                                        row.getObject("scan_id", UUID.class),
                                        row.getObject("checkpoint_id", UUID.class),
                                        HexFormat.of().formatHex(row.getBytes("asked_hash")),
                                        row.getString("direction"),
                                        row.getBoolean("force_asked")),
                                Why.read(row.getString("why")),
                                row.getObject("stored_as", UUID.class)),
                        Column.of("uuid", List.copyOf(scanIds), id -> id))
                .forEach(known -> found.put(known.content(), known));
        return found;
    }

    long uploadedBy(UUID scannerId) {
        return sql.one("SELECT count(*) FROM held WHERE uploaded_by = ?", row -> row.getLong(1), scannerId)
                .orElse(0L);
    }

    void add(UUID eventId, List<Holding> items, Instant now) {
        sql.run(
                """
                INSERT INTO held (id, event_id, received_at, why, scan_id, checkpoint_id, scanner_id, uploaded_by, ticket_id,
                                  asked_hash, direction, force_asked, offline_verdict, offline_reason, n, operator_id,
                                  scanned_at, settled_at)
                SELECT gen_random_uuid(), ?, ?, q.*
                  FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS q
                    ON CONFLICT DO NOTHING
                """,
                eventId,
                now,
                Column.of("text", items, item -> item.why().wire()),
                Column.of("uuid", items, item -> item.upload().asked().scanId()),
                Column.of("uuid", items, item -> item.upload().asked().checkpointId()),
                Column.of("uuid", items, item -> item.upload().asked().scannerId()),
                Column.of("uuid", items, Holding::uploadedBy),
                Column.of("uuid", items, item -> item.upload().asked().ticketId()),
                Column.of("bytea", items, item -> item.upload().asked().hashBytes()),
                Column.of("text", items, item -> item.upload().asked().direction()),
                Column.of("bool", items, item -> item.upload().asked().force()),
                Column.of("text", items, item -> item.upload().late().offlineVerdict()),
                Column.of("text", items, item -> reason(item.upload())),
                Column.of("int8", items, item -> item.upload().late().n()),
                Column.of("uuid", items, item -> item.upload().late().operatorId()),
                Column.of("timestamptz", items, item -> item.upload().asked().scannedAt()),
                Column.of("timestamptz", items, item -> item.upload().settledAt()));
    }

    private static @Nullable String reason(Upload upload) {
        return upload.offlineReason() == null ? null : upload.offlineReason().wire();
    }
}
