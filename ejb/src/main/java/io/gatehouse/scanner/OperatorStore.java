package io.gatehouse.scanner;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who works at which scanner. Plain statements, for EclipseLink can't read a UUID that isn't there. */
@Dependent
class OperatorStore {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    OperatorStore() {}

    OperatorStore(DataSource source) {
        this.source = source;
    }

    Map<UUID, Operator> of(Collection<UUID> scannerIds) {
        Map<UUID, Operator> found = new HashMap<>();
        Statements.read(
                source,
                """
                SELECT id, operator_id, operator_name, operator_since
                  FROM scanner
                 WHERE id = ANY (?) AND operator_id IS NOT NULL
                """,
                row -> found.put(
                        row.getObject("id", UUID.class),
                        new Operator(
                                row.getObject("operator_id", UUID.class),
                                row.getString("operator_name"),
                                Objects.requireNonNull(Statements.instant(row, "operator_since")))),
                Statements.ids(scannerIds));
        return found;
    }

    void signOn(UUID scannerId, Operator operator) {
        Statements.run(
                source,
                "UPDATE scanner SET operator_id = ?, operator_name = ?, operator_since = ? WHERE id = ?",
                operator.id(),
                operator.name(),
                operator.since(),
                scannerId);
    }

    /** Who worked there until now. */
    Optional<UUID> signOff(UUID scannerId) {
        Map<UUID, UUID> signedOff = new HashMap<>();
        Statements.read(
                source,
                """
                UPDATE scanner AS s
                   SET operator_id = NULL, operator_name = NULL, operator_since = NULL
                  FROM (SELECT id, operator_id FROM scanner WHERE id = ? AND operator_id IS NOT NULL FOR UPDATE) AS before
                 WHERE s.id = before.id
                RETURNING before.id, before.operator_id
                """,
                row -> signedOff.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                scannerId);
        return Optional.ofNullable(signedOff.get(scannerId));
    }

    /** The scanners at which that person worked until now, each with its event. */
    Map<UUID, UUID> signOffEverywhere(UUID staffId) {
        Map<UUID, UUID> left = new HashMap<>();
        Statements.read(
                source, """
                UPDATE scanner
                   SET operator_id = NULL, operator_name = NULL, operator_since = NULL
                 WHERE operator_id = ?
                RETURNING id, event_id
                """, row -> left.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), staffId);
        return left;
    }
}
