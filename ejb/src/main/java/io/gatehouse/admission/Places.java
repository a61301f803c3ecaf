package io.gatehouse.admission;

import io.gatehouse.admission.Place.Gate;
import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Door;
import io.gatehouse.common.ProblemException;
import io.gatehouse.scanner.Expiry;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.ScannerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places that are asked for: every right is looked at on every call. */
final class Places {

    /** Which scanner asks for which checkpoint. */
    record Key(UUID scannerId, UUID checkpointId) {}

    private final Map<Key, Place> places = new HashMap<>();

    private Places() {}

    static Places none() {
        return new Places();
    }

    static Places read(Sql sql, Collection<Key> asked, Instant now) {
        return read(sql, asked, now, false);
    }

    /** Also those that the scanner doesn't serve, for who decides in its stead. */
    static Places readAnyOfEvent(Sql sql, Collection<Key> asked, Instant now) {
        return read(sql, asked, now, true);
    }

    private static Places read(Sql sql, Collection<Key> asked, Instant now, boolean anyOfEvent) {
        List<Key> keys = new ArrayList<>(new LinkedHashSet<>(asked));
        Places found = none();
        sql.all(
                        """
                        SELECT q.checkpoint_id AS asked, s.id AS scanner_id, s.name AS scanner, s.status, s.profile,
                               s.extended_until, s.operator_id, s.event_id, e.timezone, e.starts_at, e.ends_at, e.paused AS event_paused,
                               e.capacity AS event_capacity, c.id AS checkpoint_id, c.name, c.paused, c.archived,
                               c.opens_at, c.closes_at, c.accept_unpaid, c.entries_per_ticket, c.reentry, c.capacity,
                               c.perimeter, r.version AS rights,
                               ARRAY(SELECT category FROM checkpoint_category WHERE checkpoint_id = c.id) AS categories
                          FROM unnest(?, ?) AS q (scanner_id, checkpoint_id)
                          JOIN scanner s ON s.id = q.scanner_id
                          JOIN event e ON e.id = s.event_id
                          JOIN event_rights r ON r.event_id = s.event_id
                          LEFT JOIN checkpoint c
                            ON c.id = q.checkpoint_id
                           AND c.event_id = s.event_id
                           AND (?
                                OR NOT EXISTS (SELECT FROM scanner_checkpoint WHERE scanner_id = s.id)
                                OR EXISTS (SELECT FROM scanner_checkpoint
                                            WHERE scanner_id = s.id AND checkpoint_id = c.id))
                        """,
                        row -> Map.entry(row.getObject("asked", UUID.class), place(row, now)),
                        Column.of("uuid", keys, Key::scannerId),
                        Column.of("uuid", keys, Key::checkpointId),
                        anyOfEvent)
                .forEach(entry ->
                        found.places.put(new Key(entry.getValue().scannerId(), entry.getKey()), entry.getValue()));
        return found;
    }

    static Place readOne(Sql sql, UUID scannerId, UUID checkpointId, Instant now) {
        return read(sql, List.of(new Key(scannerId, checkpointId)), now).of(scannerId, checkpointId);
    }

    /** One that serves its checkpoint. */
    void add(Place place) {
        places.put(new Key(place.scannerId(), place.gate().id()), place);
    }

    Place of(UUID scannerId, UUID checkpointId) {
        Place place = places.get(new Key(scannerId, checkpointId));
        if (place == null) {
            throw ProblemException.notFound("scanner");
        }
        return place;
    }

    Collection<Place> all() {
        return places.values();
    }

    private static Place place(ResultSet row, Instant now) throws SQLException {
        Instant eventEnd = Objects.requireNonNull(Sql.instant(row, "ends_at"));
        Instant expiresAt = Expiry.of(eventEnd, Sql.instant(row, "extended_until"));
        return new Place(
                row.getObject("scanner_id", UUID.class),
                row.getString("scanner"),
                Expiry.apply(ScannerStatus.valueOf(row.getString("status")), expiresAt, now),
                Profile.valueOf(row.getString("profile")),
                row.getObject("event_id", UUID.class),
                ZoneId.of(row.getString("timezone")),
                Objects.requireNonNull(Sql.instant(row, "starts_at")),
                expiresAt,
                row.getObject("operator_id", UUID.class),
                row.getLong("rights"),
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
                row.getString("name"),
                door,
                integer(row, "capacity"),
                row.getBoolean("perimeter") ? integer(row, "event_capacity") : null);
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
