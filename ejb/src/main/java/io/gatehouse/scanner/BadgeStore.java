package io.gatehouse.scanner;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Badges as they stand in the database, with the version of the rights that they belong to. */
@Dependent
class BadgeStore {

    private static final String BADGE = """
            SELECT s.id, s.event_id, s.status, s.extended_until, s.operator_id, s.token_hash, e.ends_at, r.version
              FROM scanner s
              JOIN event e ON e.id = s.event_id
              JOIN event_rights r ON r.event_id = s.event_id
            """;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    BadgeStore() {}

    BadgeStore(DataSource source) {
        this.source = source;
    }

    Optional<Badge> of(UUID scannerId) {
        AtomicReference<@Nullable Badge> found = new AtomicReference<>();
        Statements.read(source, BADGE + " WHERE s.id = ?", row -> found.set(badge(row)), scannerId);
        return Optional.ofNullable(found.get());
    }

    /** By the hash of the token in hex; of tokens that are nobody's, nothing. */
    Map<String, Badge> ofTokens(Collection<String> hashes) {
        Map<String, Badge> found = new HashMap<>();
        Statements.read(
                source,
                BADGE + " WHERE s.token_hash = ANY (?)",
                row -> found.put(HexFormat.of().formatHex(row.getBytes("token_hash")), badge(row)),
                Statements.hashes(hashes.stream().map(HexFormat.of()::parseHex).toList()));
        return found;
    }

    void seen(UUID scannerId, Instant now) {
        Statements.run(source, "UPDATE scanner SET last_seen = ? WHERE id = ?", now, scannerId);
    }

    private static Badge badge(ResultSet row) throws SQLException {
        Instant eventEnd = Objects.requireNonNull(Statements.instant(row, "ends_at"));
        return new Badge(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                ScannerStatus.valueOf(row.getString("status")),
                Expiry.of(eventEnd, Statements.instant(row, "extended_until")),
                row.getObject("operator_id", UUID.class),
                row.getLong("version"));
    }
}
