package io.gatehouse.admission;

import io.gatehouse.admission.rules.History;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ends one conflict as a person says. */
final class Resolving {

    private final Sql sql;
    private final Instant now;
    private final Consumer<Fact> facts;

    Resolving(Sql sql, Instant now, Consumer<Fact> facts) {
        this.sql = sql;
        this.now = now;
        this.facts = facts;
    }

    Conflict resolve(UUID conflictId, Resolution resolution, @Nullable UUID winner, String by, String note) {
        Conflict before = conflict(conflictId);
        // the ticket first, as all who write do; only then is it certain how the conflict stands
        Rewriting rewriting = Rewriting.of(sql, before.eventId(), subject(before), now, facts);
        Conflict conflict = conflict(conflictId);
        if (!conflict.open()) {
            if (conflict.resolution() == resolution && Objects.equals(conflict.winnerScanId(), winner)) {
                return conflict;
            }
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE, "The conflict is closed already: " + conflict.resolution());
        }
        rewriting.chapter().become(decided(rewriting.chapter().present(), resolution, winner));
        sql.run("""
                UPDATE conflict
                   SET closed_at = ?, resolution = ?, winner_scan_id = ?, resolved_by = ?, note = ?
                 WHERE id = ?
                """, now, resolution, winner, by, note, conflictId);
        rewriting.storeResolved();
        facts.accept(Fact.of("conflict.resolved", conflict.eventId(), "conflict", conflictId)
                .with("resolution", resolution)
                .with("note", note));
        return conflict(conflictId);
    }

    private static History decided(History present, Resolution resolution, @Nullable UUID winner) {
        if (resolution == Resolution.WINNER) {
            String named = String.valueOf(winner);
            new Violations()
                    .check(
                            present.effects().containsKey(named) && present.mayWin(named),
                            "scanId",
                            "must be one of the conflict's scans")
                    .orThrow();
            return present.win(named);
        }
        return resolution == Resolution.KEEP ? present.keep() : present.countAll();
    }

    private Subject subject(Conflict conflict) {
        if (conflict.ticket() != null) {
            return new Subject(conflict.checkpointId(), conflict.ticket().id(), null);
        }
        return sql.one(
                        "SELECT asked_hash FROM conflict WHERE id = ?",
                        row -> new Subject(
                                conflict.checkpointId(), null, HexFormat.of().formatHex(row.getBytes(1))),
                        conflict.id())
                .orElseThrow();
    }

    private Conflict conflict(UUID id) {
        return new ConflictQuery(sql).one(id).orElseThrow(() -> ProblemException.notFound("conflict"));
    }
}
