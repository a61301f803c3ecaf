package io.gatehouse.staff;

import io.gatehouse.common.Secrets;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who may listen on a socket, and for how long: as long as the session lasts by which they came. */
@Stateless
@PermitAll
public class Passes {

    private static final String PREFIX = "ghw_";
    private static final Duration VALID = Duration.ofSeconds(30);

    private static final String SESSIONS = """
            SELECT s.token_hash, p.id, p.name, p.role,
                   ARRAY(SELECT event_id FROM staff_event WHERE staff_id = p.id) AS events
              FROM staff_session s
              JOIN staff p ON p.id = s.staff_id
             WHERE s.token_hash = ANY (?) AND s.expires_at > ? AND NOT p.disabled
            """;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Clock clock;

    /** A token that opens one socket within half a minute, for who has a session. */
    public SocketToken issue(String sessionToken) {
        String token = Secrets.token(PREFIX);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALID);
        try (Connection connection = source.getConnection()) {
            run(connection, "DELETE FROM socket_token WHERE expires_at <= ?", now);
            run(
                    connection,
                    "INSERT INTO socket_token (token_hash, session_hash, expires_at) VALUES (?, ?, ?)",
                    Secrets.hash(token),
                    Secrets.hash(sessionToken),
                    expiresAt);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SocketToken(token, expiresAt);
    }

    /** By the token of a session, or by one made for a socket, which is used up by this. */
    public Optional<Pass> admit(String token) {
        try (Connection connection = source.getConnection()) {
            byte[] session = token.startsWith(PREFIX) ? useUp(connection, token) : Secrets.hash(token);
            return session == null
                    ? Optional.empty()
                    : sessions(connection, new byte[][] {session}).values().stream()
                            .findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The passes of those of these sessions that still last, with what their people may do now. */
    public Map<String, Pass> stillOf(Collection<String> sessions) {
        byte[][] hashes = sessions.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
        try (Connection connection = source.getConnection()) {
            return sessions(connection, hashes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte @Nullable [] useUp(Connection connection, String token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM socket_token WHERE token_hash = ? AND expires_at > ? RETURNING session_hash")) {
            bind(statement, Secrets.hash(token), clock.instant());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : null;
            }
        }
    }

    private Map<String, Pass> sessions(Connection connection, byte[][] hashes) throws SQLException {
        Map<String, Pass> passes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SESSIONS)) {
            bind(statement, connection.createArrayOf("bytea", hashes), clock.instant());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String session = HexFormat.of().formatHex(rows.getBytes("token_hash"));
                    StaffMember staff = new StaffMember(
                            rows.getObject("id", UUID.class),
                            rows.getString("name"),
                            Role.valueOf(rows.getString("role")));
                    Set<UUID> events = Set.of((UUID[]) rows.getArray("events").getArray());
                    passes.put(session, new Pass(staff, session, events));
                }
            }
        }
        return passes;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
        }
    }
}
