package io.gatehouse.scanner;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The heartbeats that are kept: plain statements, for those of many scanners are written by one. */
@Dependent
class HeartbeatStore {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    HeartbeatStore() {}

    HeartbeatStore(DataSource source) {
        this.source = source;
    }

    Map<UUID, Pulse> read(Collection<UUID> scannerIds) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared =
                        connection.prepareStatement("SELECT * FROM heartbeat WHERE scanner_id = ANY (?)")) {
            prepared.setArray(1, connection.createArrayOf("uuid", scannerIds.toArray()));
            Map<UUID, Pulse> found = new HashMap<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject("scanner_id", UUID.class), pulse(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which scanner beat from where since then; of several from one address the last. */
    Map<String, UUID> addresses(Instant since) {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement("""
                        SELECT h.address, h.scanner_id
                          FROM heartbeat h
                          JOIN scanner s ON s.id = h.scanner_id
                         WHERE h.address IS NOT NULL AND h.at > ? AND s.status = 'APPROVED'
                         ORDER BY h.at
                        """)) {
            prepared.setObject(1, since.atOffset(ZoneOffset.UTC));
            Map<String, UUID> found = new HashMap<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("address"), rows.getObject("scanner_id", UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In one statement; never what is older than what another node has kept meanwhile. */
    void keep(Map<UUID, Pulse> pulses) {
        // in one order for all nodes, so that they wait for each other and not crosswise
        List<UUID> ids = pulses.keySet().stream().sorted().toList();
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement("""
                        INSERT INTO heartbeat (scanner_id, at, connection_type, battery, queued, clock_offset_ms, version,
                                               address)
                        SELECT *
                          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (scanner_id) DO UPDATE
                           SET at = excluded.at, connection_type = excluded.connection_type,
                               battery = excluded.battery, queued = excluded.queued,
                               clock_offset_ms = excluded.clock_offset_ms, version = excluded.version,
                               address = excluded.address
                         WHERE heartbeat.at <= excluded.at
                        """)) {
            Columns columns = new Columns(connection, prepared, pulses, ids);
            prepared.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            columns.set(2, "timestamptz", pulse -> pulse.at().toString());
            columns.set(
                    3,
                    "text",
                    pulse -> pulse.type() == null ? null : pulse.type().name());
            columns.set(4, "int2", Pulse::battery);
            columns.set(5, "int4", Pulse::queued);
            columns.set(6, "int8", Pulse::clockOffsetMs);
            columns.set(7, "text", Pulse::version);
            columns.set(8, "text", Pulse::address);
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Columns(Connection connection, PreparedStatement prepared, Map<UUID, Pulse> pulses, List<UUID> ids) {

        void set(int parameter, String type, Function<Pulse, @Nullable Object> value) throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(ids.size());
            for (UUID id : ids) {
                values.add(value.apply(pulses.get(id)));
            }
            prepared.setArray(parameter, connection.createArrayOf(type, values.toArray()));
        }
    }

    private static Pulse pulse(ResultSet row) throws SQLException {
        String type = row.getString("connection_type");
        return new Pulse(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                type == null ? null : ConnectionType.valueOf(type),
                row.getObject("battery", Integer.class),
                row.getObject("queued", Integer.class),
                row.getObject("clock_offset_ms", Long.class),
                row.getString("version"),
                row.getString("address"));
    }
}
