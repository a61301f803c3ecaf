package io.gatehouse.admission;

import io.gatehouse.admission.Place.Gate;
import io.gatehouse.scanner.Expiry;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.ScannerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a scanner's place from its row. */
final class PlaceRow {

    private PlaceRow() {}

    static Place read(ResultSet row, Instant now) throws SQLException {
        Instant eventEnd = Objects.requireNonNull(Sql.instant(row, "ends_at"));
        Instant expiresAt = Expiry.of(eventEnd, Sql.instant(row, "extended_until"));
        return new Place(
                row.getObject("scanner_id", UUID.class),
                Expiry.apply(ScannerStatus.valueOf(row.getString("status")), expiresAt, now),
                Profile.valueOf(row.getString("profile")),
                row.getObject("event_id", UUID.class),
                ZoneId.of(row.getString("timezone")),
                row.getObject("checkpoint_id") == null ? null : gate(row));
    }

    private static Gate gate(ResultSet row) throws SQLException {
        Door door = new Door(
                row.getBoolean("event_paused") || row.getBoolean("paused"),
                row.getBoolean("archived"),
                Sql.instant(row, "opens_at"),
                Sql.instant(row, "closes_at"),
                Set.of((String[]) row.getArray("categories").getArray()),
                row.getBoolean("accept_unpaid"),
                row.getInt("entries_per_ticket"),
                row.getBoolean("reentry"));
        return new Gate(
                row.getObject("checkpoint_id", UUID.class),
                door,
                integer(row, "capacity"),
                row.getBoolean("perimeter") ? integer(row, "event_capacity") : null);
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
