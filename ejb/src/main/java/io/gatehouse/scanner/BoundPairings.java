package io.gatehouse.scanner;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Pairings that make no new scanner but give the device of a known one its token. */
@Dependent
class BoundPairings {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    void bind(UUID pairingId, UUID scannerId) {
        Statements.run(source, "UPDATE pairing SET scanner_id = ? WHERE id = ?", scannerId, pairingId);
    }

    Optional<UUID> scannerOf(UUID pairingId) {
        Map<UUID, UUID> found = new HashMap<>();
        Statements.read(
                source,
                "SELECT id, scanner_id FROM pairing WHERE id = ? AND scanner_id IS NOT NULL",
                row -> found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                pairingId);
        return Optional.ofNullable(found.get(pairingId));
    }

    /** No code that was given out for this scanner is good any more. */
    void end(UUID scannerId, Instant now) {
        Statements.run(
                source,
                "UPDATE pairing SET expires_at = ? WHERE scanner_id = ? AND used_at IS NULL AND expires_at > ?",
                now,
                scannerId,
                now);
    }
}
