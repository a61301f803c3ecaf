package io.gatehouse.admission;

import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Ends the effect of one scan, by a row of its own. */
final class Annulling {

    private final Sql sql;
    private final Instant now;
    private final Consumer<Fact> facts;

    Annulling(Sql sql, Instant now, Consumer<Fact> facts) {
        this.sql = sql;
        this.now = now;
        this.facts = facts;
    }

    void annul(ScanRecord scan, String by, String note) {
        String scanId = scan.scanId().toString();
        UUID eventId = sql.one(
                        "SELECT event_id FROM scan WHERE scan_id = ?",
                        row -> row.getObject(1, UUID.class),
                        scan.scanId())
                .orElseThrow();
        Rewriting rewriting = Rewriting.of(sql, eventId, Rewriting.subject(sql, scan.scanId()), now, facts);
        Chapter chapter = rewriting.chapter();
        if (!chapter.knows(scanId)) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "The scan was refused: it has no effect to end");
        }
        if (chapter.present().effects().get(scanId) == Effect.ANNULLED) {
            return;
        }
        chapter.decide(scanId, Decided.ANNULLED);
        sql.run("INSERT INTO annulment (scan_id, at, by, note) VALUES (?, ?, ?, ?)", scan.scanId(), now, by, note);
        rewriting.store();
        facts.accept(Fact.of("scan.annulled", eventId, "scan", scanId).with("note", note));
    }
}
