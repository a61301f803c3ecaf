package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.Wait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Places as rows, in the transaction of whoever calls; whoever changes one holds the line's lock. */
final class PlaceStore {

    private static final String SELECT = """
            SELECT p.*, w.queue_id AS went_to_queue
              FROM place p
              LEFT JOIN place w ON w.id = p.went_to
            """;

    /**
     * Takes the next numbers and the places of them at once: that numbers are given out and that they are taken are one
     * statement, so there is none without a place.
     */
    private static final String JOIN = """
            WITH numbered AS (
                 UPDATE queue
                    SET last_number = last_number + ?, waiting = waiting + ?, seq = seq + ?,
                        last_line_at = greatest(clock_timestamp(), last_line_at + interval '1 microsecond')
                                     + ? * interval '1 microsecond'
                  WHERE id = ?
              RETURNING id, last_number, last_line_at)
            INSERT INTO place (id, queue_id, number, device_hash, code_hash, status, line_at, joined_at,
                               promised_seconds, promised_least, promised_most)
            SELECT one.id, numbered.id, last_number - ? + nth, decode(device, 'hex'), decode(code, 'hex'), 'WAITING',
                   last_line_at - (? - nth) * interval '1 microsecond', ?, seconds, least, most
              FROM numbered,
                   unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY AS one (id, device, code, seconds, least, most, nth)
            """;

    private PlaceStore() {}

    /**
     * A place that is to be taken.
     *
     * @param device by what its device is known, and {@code code} the place itself, in hexadecimal digits
     * @param promised what its guest is told now
     */
    record Fresh(
            UUID id, String device, String code, @Nullable Wait promised) {}

    /** They get the numbers that follow, in this order, on a line that is locked. */
    static void join(Sql sql, UUID queueId, List<Fresh> places, Instant now) throws SQLException {
        int count = places.size();
        sql.run(
                JOIN,
                count,
                count,
                count,
                count,
                queueId,
                count,
                count,
                now,
                column("uuid", places, Fresh::id),
                column("text", places, Fresh::device),
                column("text", places, Fresh::code),
                column("integer", places, place -> rounded(place.promised(), Wait::seconds)),
                column("integer", places, place -> rounded(place.promised(), Wait::least)),
                column("integer", places, place -> rounded(place.promised(), Wait::most)));
    }

    private static Sql.Values column(
            String type, List<Fresh> places, Function<Fresh, ? extends @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        places.forEach(place -> values.add(value.apply(place)));
        return new Sql.Values(type, values);
    }

    private static @Nullable Long rounded(@Nullable Wait wait, ToDoubleFunction<Wait> part) {
        return wait == null ? null : Math.round(part.applyAsDouble(wait));
    }

    /** Of each device its live place, or else the one that ended last: what a host takes back is not always the newest. */
    static Map<String, Place> ofDevices(Sql sql, UUID queueId, List<String> devices) throws SQLException {
        Map<String, Place> places = new HashMap<>();
        sql.all("""
                SELECT p.*, w.queue_id AS went_to_queue, asked.device
                  FROM unnest(?) AS asked (device)
                 CROSS JOIN LATERAL (
                       SELECT *
                         FROM place
                        WHERE queue_id = ? AND device_hash = decode(asked.device, 'hex')
                        ORDER BY ended_at DESC NULLS FIRST, number DESC
                        LIMIT 1) AS p
                  LEFT JOIN place w ON w.id = p.went_to
                """, row -> places.put(row.getString("device"), place(row)), new Sql.Values("text", devices), queueId);
        return places;
    }

    /** Its live place, or else the one that ended last: what a host takes back is not always the newest. */
    static Optional<Place> ofDevice(Sql sql, UUID queueId, byte[] deviceHash) throws SQLException {
        return sql.one(SELECT + """
                 WHERE p.queue_id = ? AND p.device_hash = ?
                 ORDER BY p.ended_at DESC NULLS FIRST, p.number DESC
                 LIMIT 1
                """, PlaceStore::place, queueId, deviceHash);
    }

    static Optional<Place> one(Sql sql, UUID queueId, UUID placeId) throws SQLException {
        return sql.one(SELECT + " WHERE p.id = ? AND p.queue_id = ?", PlaceStore::place, placeId, queueId);
    }

    /** The same, if it is that device's. */
    static Optional<Place> one(Sql sql, UUID queueId, UUID placeId, byte[] deviceHash) throws SQLException {
        return sql.one(
                SELECT + " WHERE p.id = ? AND p.queue_id = ? AND p.device_hash = ?",
                PlaceStore::place,
                placeId,
                queueId,
                deviceHash);
    }

    static List<Place> all(Sql sql, UUID queueId, Set<UUID> ids) throws SQLException {
        return sql.all(
                SELECT + " WHERE p.queue_id = ? AND p.id = ANY (?)",
                PlaceStore::place,
                queueId,
                new Sql.Values("uuid", List.copyOf(ids)));
    }

    static Optional<Place> ofCode(Sql sql, UUID queueId, byte[] codeHash) throws SQLException {
        return sql.one(SELECT + " WHERE p.queue_id = ? AND p.code_hash = ?", PlaceStore::place, queueId, codeHash);
    }

    /** All that are live, in the order of the line: those at a counter first. */
    static List<Place> live(Sql sql, UUID queueId) throws SQLException {
        return sql.all(SELECT + """
                 WHERE p.queue_id = ? AND p.ended_at IS NULL
                 ORDER BY p.status = 'WAITING', p.priority DESC, p.line_at, p.number
                """, PlaceStore::place, queueId);
    }

    /** Those that ended since then, the last first. */
    static List<Place> endedSince(Sql sql, UUID queueId, Instant since, int most) throws SQLException {
        return sql.all(SELECT + """
                 WHERE p.queue_id = ? AND p.ended_at > ?
                 ORDER BY p.ended_at DESC, p.number DESC
                 LIMIT ?
                """, PlaceStore::place, queueId, since, most);
    }

    /** The next ones after that number, with what their guests were told. */
    static List<Told> after(Sql sql, UUID queueId, int number, int most) throws SQLException {
        return sql.all(SELECT + """
                 WHERE p.queue_id = ? AND p.number > ?
                 ORDER BY p.number
                 LIMIT ?
                """, row -> new Told(place(row), promised(row)), queueId, number, most);
    }

    /** Whether the device of that place is live in that line. */
    static boolean hasLivePlaceOfItsDevice(Sql sql, UUID queueId, UUID placeId) throws SQLException {
        return sql.one("""
                        SELECT 1
                          FROM place AS one
                          JOIN place AS other ON other.device_hash = one.device_hash AND other.ended_at IS NULL
                         WHERE one.id = ? AND other.queue_id = ?
                        """, row -> true, placeId, queueId).isPresent();
    }

    static @Nullable Wait promised(ResultSet row) throws SQLException {
        Integer seconds = row.getObject("promised_seconds", Integer.class);
        return seconds == null ? null : new Wait(seconds, row.getInt("promised_least"), row.getInt("promised_most"));
    }

    static Place place(ResultSet row) throws SQLException {
        UUID wentTo = Sql.id(row, "went_to");
        return new Place(
                row.getObject("id", UUID.class),
                row.getObject("queue_id", UUID.class),
                row.getInt("number"),
                PlaceStatus.valueOf(row.getString("status")),
                row.getInt("priority"),
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                Sql.instant(row, "called_at"),
                Sql.instant(row, "serving_at"),
                Sql.instant(row, "ended_at"),
                row.getObject("counter", Integer.class),
                row.getInt("calls"),
                row.getBoolean("passed"),
                wentTo == null ? null : new Place.Moved(Objects.requireNonNull(Sql.id(row, "went_to_queue")), wentTo));
    }
}
