package io.gatehouse.discovery;

import io.gatehouse.database.Sql;
import io.gatehouse.discovery.Census.Noted;
import io.gatehouse.discovery.DeviceChange.Kind;
import io.gatehouse.discovery.sweep.Subnet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Devices and what changed about them; those of one sweep are written by one statement. */
final class DeviceStore {

    private static final int MOST_CHANGES_EACH = 1_000;

    private DeviceStore() {}

    static List<Entry> all(Sql sql) throws SQLException {
        return sql.all("SELECT * FROM device", DeviceStore::entry);
    }

    /** Locked, so that nobody forgets one while a sweep is stored. */
    static List<Entry> allToChange(Sql sql) throws SQLException {
        return sql.all("SELECT * FROM device FOR UPDATE", DeviceStore::entry);
    }

    /** The addresses of those who would be offline if they weren't seen again. */
    static Set<String> suspects(Sql sql) throws SQLException {
        return Set.copyOf(
                sql.all("SELECT DISTINCT ip FROM device WHERE state = 'SUSPECT'", row -> row.getString("ip")));
    }

    static Optional<Entry> one(Sql sql, UUID id) throws SQLException {
        return sql.one("SELECT * FROM device WHERE id = ?", DeviceStore::entry, id);
    }

    static List<Entry> changedBy(Sql sql, long seq) throws SQLException {
        return sql.all(
                "SELECT * FROM device WHERE id IN (SELECT device_id FROM device_change WHERE seq = ?)",
                DeviceStore::entry,
                seq);
    }

    static List<DeviceChange> changes(Sql sql, long seq) throws SQLException {
        return sql.all("SELECT * FROM device_change WHERE seq = ? ORDER BY position", DeviceStore::change, seq);
    }

    static List<DeviceChange> changes(Sql sql, UUID id, long before, int most) throws SQLException {
        return sql.all(
                "SELECT * FROM device_change WHERE device_id = ? AND position < ? ORDER BY position DESC LIMIT ?",
                DeviceStore::change,
                id,
                before,
                most);
    }

    static void merge(Sql sql, Map<UUID, UUID> merged) throws SQLException {
        for (Map.Entry<UUID, UUID> one : merged.entrySet()) {
            sql.run("UPDATE device_change SET device_id = ? WHERE device_id = ?", one.getValue(), one.getKey());
            sql.run("DELETE FROM device WHERE id = ?", one.getKey());
        }
    }

    static void keep(Sql sql, List<Entry> entries) throws SQLException {
        if (!entries.isEmpty()) {
            sql.run("""
                    UPDATE device
                       SET ip = new.ip, mac = new.mac, hostname = new.hostname, vendor = new.vendor,
                           randomised = new.randomised, state = new.state, evidence = new.evidence,
                           missed = new.missed, first_seen = new.first_seen, last_seen = new.last_seen,
                           scanner_id = new.scanner_id, label = new.label
                      FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                           AS new (id, ip, mac, hostname, vendor, randomised, state, evidence, missed, first_seen,
                                   last_seen, scanner_id, label)
                     WHERE device.id = new.id
                    """, columns(entries));
        }
    }

    static void add(Sql sql, List<Entry> entries) throws SQLException {
        if (!entries.isEmpty()) {
            sql.run("""
                    INSERT INTO device (id, ip, mac, hostname, vendor, randomised, state, evidence, missed, first_seen,
                                        last_seen, scanner_id, label)
                    SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, columns(entries));
        }
    }

    static void note(Sql sql, @Nullable Long seq, Instant at, List<Noted> changes) throws SQLException {
        if (!changes.isEmpty()) {
            sql.run(
                    """
                    INSERT INTO device_change (device_id, seq, at, kind, before, after)
                    SELECT id, ?, ?, kind, before, after FROM unnest(?, ?, ?, ?) AS new (id, kind, before, after)
                    """,
                    seq,
                    at,
                    column(changes, "uuid", Noted::deviceId),
                    column(changes, "text", Noted::kind),
                    column(changes, "text", Noted::before),
                    column(changes, "text", Noted::after));
        }
    }

    static void call(Sql sql, UUID id, @Nullable String label) throws SQLException {
        sql.run("UPDATE device SET label = ? WHERE id = ?", label, id);
    }

    /** Where nobody looks any more nobody is online; all are left alone that are within those subnets. */
    static void leaveAllBut(Sql sql, List<String> subnets, Instant at) throws SQLException {
        List<Subnet> looked = subnets.stream().map(Subnet::parse).toList();
        List<Entry> left = allToChange(sql).stream()
                .filter(entry -> entry.standing().state() != DeviceState.OFFLINE)
                .filter(entry -> looked.stream().noneMatch(subnet -> subnet.contains(entry.ip())))
                .toList();
        keep(sql, left.stream().map(Entry::left).toList());
        note(sql, null, at, left.stream().map(DeviceStore::goesOffline).toList());
    }

    /** Only one that is offline, or of which nobody had proof since then: what is there would only come again. */
    static boolean forget(Sql sql, UUID id, Instant unprovenSince) throws SQLException {
        return sql.run("DELETE FROM device WHERE id = ? AND (state = 'OFFLINE' OR last_seen < ?)", id, unprovenSince)
                > 0;
    }

    /** Those that have been offline longest, beyond so many. */
    static int forgetBeyond(Sql sql, int most) throws SQLException {
        return sql.run("""
                DELETE FROM device
                 WHERE id IN (SELECT id
                                FROM device
                               WHERE state = 'OFFLINE'
                               ORDER BY last_seen
                               LIMIT greatest(0, (SELECT count(*) FROM device) - ?))
                """, most);
    }

    /** Whatever their state: of those on a network that this machine left nobody says that they are offline. */
    static int forgetGone(Sql sql, Instant before) throws SQLException {
        return sql.run("DELETE FROM device WHERE last_seen < ?", before);
    }

    static void forgetChanges(Sql sql, Instant before) throws SQLException {
        sql.run("DELETE FROM device_change WHERE at < ?", before);
        sql.run("""
                DELETE FROM device_change
                 WHERE position IN (SELECT position
                                      FROM (SELECT position,
                                                   row_number() OVER (PARTITION BY device_id ORDER BY position DESC) AS nth
                                              FROM device_change) AS numbered
                                     WHERE nth > ?)
                """, MOST_CHANGES_EACH);
    }

    private static Noted goesOffline(Entry entry) {
        return new Noted(entry.id(), Kind.STATE, entry.standing().state().wire(), DeviceState.OFFLINE.wire());
    }

    private static Object[] columns(List<Entry> entries) {
        return new Object[] {
            column(entries, "uuid", Entry::id),
            column(entries, "text", Entry::ip),
            column(entries, "text", Entry::mac),
            column(entries, "text", Entry::hostname),
            column(entries, "text", Entry::vendor),
            column(entries, "bool", Entry::randomised),
            column(entries, "text", entry -> entry.standing().state()),
            column(entries, "text", Entry::evidence),
            column(entries, "int4", entry -> entry.standing().missed()),
            column(entries, "timestamptz", Entry::firstSeen),
            column(entries, "timestamptz", entry -> entry.standing().lastSeen()),
            column(entries, "uuid", Entry::scannerId),
            column(entries, "text", Entry::label)
        };
    }

    private static <R> Sql.Values column(List<R> rows, String type, Function<R, @Nullable Object> value) {
        return new Sql.Values(type, rows.stream().map(value).toList());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Objects.requireNonNull(Sql.id(row, "id")),
                row.getString("ip"),
                row.getString("mac"),
                row.getString("hostname"),
                row.getString("vendor"),
                row.getBoolean("randomised"),
                row.getString("label"),
                new Standing(
                        DeviceState.valueOf(row.getString("state")),
                        row.getInt("missed"),
                        Objects.requireNonNull(Sql.instant(row, "last_seen"))),
                row.getString("evidence"),
                Objects.requireNonNull(Sql.instant(row, "first_seen")),
                Sql.id(row, "scanner_id"));
    }

    private static DeviceChange change(ResultSet row) throws SQLException {
        return new DeviceChange(
                row.getLong("position"),
                Objects.requireNonNull(Sql.id(row, "device_id")),
                row.getObject("seq", Long.class),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Kind.valueOf(row.getString("kind")),
                row.getString("before"),
                row.getString("after"));
    }
}
