package io.gatehouse.admission;

import io.gatehouse.admission.Snapshot.Known;
import io.gatehouse.ticket.TicketStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket on a page of a snapshot.
 *
 * @param h none where its code is too weak to be let out
 */
record SnapshotRow(
        UUID ticketId,
        long seq,
        @Nullable String h,
        @Nullable String d,
        @Nullable String category,
        TicketStatus state,
        boolean paid,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {

    static SnapshotRow read(ResultSet row) throws SQLException {
        return new SnapshotRow(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                optional(row.getBytes("code_hash")),
                optional(row.getBytes("details")),
                row.getString("category"),
                TicketStatus.valueOf(row.getString("status")),
                row.getBoolean("paid"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_until"));
    }

    Optional<Known> known(Map<UUID, Integer> usedAt) {
        int used = usedAt.values().stream().mapToInt(Integer::intValue).sum();
        return Optional.ofNullable(h)
                .map(hash -> new Known(hash, d, category, state, paid, validFrom, validUntil, used, usedAt));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable String optional(byte @Nullable [] bytes) {
        return bytes == null ? null : base64(bytes);
    }
}
