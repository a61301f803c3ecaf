package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import io.gatehouse.queue.estimate.Wait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places as rows, in the transaction of whoever calls; whoever changes one holds the line's lock. */
final class PlaceStore {

    private static final String SELECT = """
            SELECT p.*, w.queue_id AS went_to_queue
              FROM place p
              LEFT JOIN place w ON w.id = p.went_to
            """;

    /**
     * Takes the next number and the place of it at once, if one may join now: that the number is given out and that it is
     * taken are one statement, so there is none without a place.
     */
    private static final String JOIN = """
            WITH numbered AS (
                 UPDATE queue
                    SET last_number = last_number + 1, waiting = waiting + 1, seq = seq + 1,
                        last_line_at = greatest(clock_timestamp(), last_line_at + interval '1 microsecond')
                  WHERE id = ? AND opened AND paused_at IS NULL
                    AND (opens_at IS NULL OR opens_at <= ?) AND (closes_at IS NULL OR closes_at > ?)
                    AND (capacity IS NULL OR waiting + in_service < capacity)
              RETURNING *),
                 taken AS (
                 INSERT INTO place (id, queue_id, number, device_hash, code_hash, status, line_at, joined_at)
                 SELECT ?, id, last_number, ?, ?, 'WAITING', last_line_at, ?
                   FROM numbered)
            SELECT last_number, waiting, in_service
              FROM numbered
            """;

    private PlaceStore() {}

    /** A place that was just taken, and how many wait and are at a counter now. */
    record Joined(int number, int waiting, int inService) {}

    static Optional<Joined> join(Sql sql, UUID queueId, UUID placeId, byte[] deviceHash, byte[] codeHash, Instant now)
            throws SQLException {
        return sql.one(
                JOIN,
                row -> new Joined(row.getInt("last_number"), row.getInt("waiting"), row.getInt("in_service")),
                queueId,
                now,
                now,
                placeId,
                deviceHash,
                codeHash,
                now);
    }

    /** Makes what else this device does in that line wait until the end of the transaction. */
    static void oneAtATime(Sql sql, UUID queueId, byte[] deviceHash) throws SQLException {
        sql.one(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL",
                row -> true,
                "join/" + queueId + "/" + HexFormat.of().formatHex(deviceHash));
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

    /** What was told to the guest on joining. */
    static void promise(Sql sql, UUID placeId, Wait wait) throws SQLException {
        sql.run(
                "UPDATE place SET promised_seconds = ?, promised_least = ?, promised_most = ? WHERE id = ?",
                Math.round(wait.seconds()),
                Math.round(wait.least()),
                Math.round(wait.most()),
                placeId);
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
