package io.gatehouse.admission;

import io.gatehouse.admission.HeldScan.Decision;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides about one late upload that was held. */
final class Releasing {

    private final Sql sql;
    private final Instant now;
    private final Consumer<Fact> facts;
    private final String by;
    private final String note;

    Releasing(Sql sql, Instant now, Consumer<Fact> facts, String by, String note) {
        this.sql = sql;
        this.now = now;
        this.facts = facts;
        this.by = by;
        this.note = note;
    }

    /** Settles it by the time that was fixed when it came in. */
    HeldScan release(UUID heldId, @Nullable UUID checkpointId) {
        HeldScan held = lock(heldId);
        if (held.decision() != null) {
            return decide(heldId, Decision.RELEASED, null);
        }
        UUID at = checkpointId == null ? held.checkpointId() : checkpointId;
        Places places = Places.readAnyOfEvent(sql, List.of(new Places.Key(held.scannerId(), at)), now);
        Place place = places.of(held.scannerId(), at);
        new Violations()
                .check(
                        place.checkpoint() != null,
                        "checkpointId",
                        "must be the checkpoint of this event at which the scan was made")
                .orThrow();
        StoredScan known = StoredScanRow.of(sql, List.of(held.scanId())).get(held.scanId());
        Upload upload = upload(held, known == null ? held.scanId() : UUID.randomUUID(), at, place);
        if (known != null && known.asksTheSame(upload.asked())) {
            // it was asked again meanwhile, when the scanner had the right, and one scan counts once
            return decide(heldId, Decision.RELEASED, held.scanId());
        }
        Disputes disputes = new Disputes(sql, held.eventId(), now, facts);
        new Settling(sql, places, now).settle(List.of(upload), true, disputes, Uploads.anyStripe());
        return decide(heldId, Decision.RELEASED, upload.asked().scanId());
    }

    /** The same decision again changes nothing. */
    HeldScan decide(UUID heldId, Decision decision, @Nullable UUID storedAs) {
        HeldScan held = lock(heldId);
        if (held.decision() == decision) {
            return held;
        }
        if (held.decision() != null) {
            throw new ProblemException(ProblemType.ILLEGAL_STATE, "It was decided already: " + held.decision());
        }
        sql.run(
                "UPDATE held SET decision = ?, decided_at = ?, decided_by = ?, note = ?, stored_as = ? WHERE id = ?",
                decision,
                now,
                by,
                note,
                storedAs,
                heldId);
        String action = decision == Decision.RELEASED ? "held.released" : "held.rejected";
        facts.accept(Fact.of(action, held.eventId(), "held", heldId)
                .with("scanId", held.scanId())
                .with("note", note));
        return read(heldId);
    }

    private Upload upload(HeldScan held, UUID scanId, UUID checkpointId, Place place) {
        return sql.one(
                        "SELECT asked_hash, ticket_id, n, operator_id, uploaded_by FROM held WHERE id = ?",
                        row -> new Upload(
                                new Asked(
                                        scanId,
                                        held.scannerId(),
                                        checkpointId,
                                        row.getObject("ticket_id", UUID.class),
                                        HexFormat.of().formatHex(row.getBytes("asked_hash")),
                                        held.direction(),
                                        held.force() && place.profile().mayForce(),
                                        held.scannedAt()),
                                new Late(
                                        row.getObject("n", Long.class),
                                        held.offlineVerdict(),
                                        row.getObject("operator_id", UUID.class),
                                        row.getObject("uploaded_by", UUID.class)),
                                held.offlineReason(),
                                held.settledAt()),
                        held.id())
                .orElseThrow();
    }

    private HeldScan lock(UUID heldId) {
        sql.all("SELECT id FROM held WHERE id = ? FOR UPDATE", row -> row.getObject(1, UUID.class), heldId);
        return read(heldId);
    }

    private HeldScan read(UUID heldId) {
        return new HeldQuery(sql).one(heldId).orElseThrow(() -> ProblemException.notFound("held upload"));
    }
}
