package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds what is stored against what the scanners were told. */
final class ShiftAudit {

    private final Rig rig;
    private final Shift shift;

    ShiftAudit(Rig rig, Shift shift) {
        this.rig = rig;
        this.shift = shift;
    }

    List<Claim> claims() throws IOException, SQLException {
        Map<String, String> stored = stored();
        long changed = shift.verdicts().entrySet().stream()
                .filter(told -> !told.getValue().equals(stored.get(told.getKey())))
                .count();
        long admitted = stored.values().stream().filter("ADMITTED"::equals).count();
        return List.of(
                Claim.none("answered verdicts that are not stored as they were told", changed),
                Claim.none(
                        "scans stored and not answered, or answered and not stored",
                        Math.abs(stored.size() - shift.answers())),
                Claim.none("tickets admitted twice", admittedTwice()),
                Claim.none("tickets shown but never admitted", shift.tickets() - admitted),
                Claim.none("admissions without their slot, or slots without theirs", Math.abs(slots() - admitted)),
                Claim.none("tickets whose standing differs from their admissions", wrongStandings()));
    }

    private Map<String, String> stored() throws IOException, SQLException {
        Map<String, String> stored = new HashMap<>();
        try (var connection = rig.product().database().connect();
                var query = connection.prepareStatement("SELECT scan_id, verdict FROM scan WHERE checkpoint_id = ?")) {
            query.setObject(1, UUID.fromString(shift.checkpoint()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    stored.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return stored;
    }

    private long admittedTwice() throws IOException, SQLException {
        return count("""
                SELECT count(*) FROM (
                    SELECT ticket_id FROM scan
                     WHERE checkpoint_id = ? AND verdict = 'ADMITTED'
                     GROUP BY ticket_id HAVING count(*) > 1) AS twice
                """);
    }

    private long slots() throws IOException, SQLException {
        return count("""
                SELECT count(*)
                  FROM admission_slot a
                  JOIN scan s ON s.scan_id = a.scan_id AND s.ticket_id = a.ticket_id AND s.verdict = 'ADMITTED'
                 WHERE a.checkpoint_id = ?
                """);
    }

    private long wrongStandings() throws IOException, SQLException {
        return count("""
                SELECT count(*)
                  FROM presence p
                 CROSS JOIN LATERAL (SELECT count(*) AS admitted
                                       FROM scan s
                                      WHERE s.ticket_id = p.ticket_id AND s.checkpoint_id = p.checkpoint_id
                                        AND s.verdict = 'ADMITTED') a
                 WHERE p.checkpoint_id = ? AND (p.used <> a.admitted OR p.entries <> a.admitted)
                """);
    }

    private long count(String sql) throws IOException, SQLException {
        try (var connection = rig.product().database().connect();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(shift.checkpoint()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
