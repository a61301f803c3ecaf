package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.common.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores what chapters have become: effects, and the conflicts that open, grow or settle by them. */
final class Disputes {

    private record EffectRow(
            UUID scanId,
            Effect effect,
            boolean decided,
            @Nullable UUID conflictId) {}

    private record Claim(UUID conflictId, UUID scanId) {}

    private final Sql sql;
    private final UUID eventId;
    private final Instant now;
    private final Consumer<Fact> facts;
    private final List<EffectRow> effects = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Runnable> conflicts = new ArrayList<>();

    Disputes(Sql sql, UUID eventId, Instant now, Consumer<Fact> facts) {
        this.sql = sql;
        this.eventId = eventId;
        this.now = now;
        this.facts = facts;
    }

    /** Takes a chapter in; the conflict in which its disputed passages stand then, if there are any. */
    @Nullable
    UUID take(Chapter chapter, Map<String, Reason> refusedFor) {
        List<String> disputed = chapter.present().disputed();
        UUID open = chapter.openConflict();
        UUID conflict = disputed.isEmpty() ? null : open != null ? open : open(chapter, disputed, refusedFor);
        if (conflict != null) {
            claim(chapter, conflict, disputed);
        } else if (open != null) {
            settle(open);
        }
        UUID cause = conflict == null ? open : conflict;
        keep(chapter, passage -> cause);
        return conflict;
    }

    /** Takes a chapter in whose conflict a person has just ended; what that crowds out is a conflict of its own. */
    void takeResolved(Chapter chapter) {
        List<String> crowdedOut = chapter.present().disputed();
        UUID next = crowdedOut.isEmpty() ? null : open(chapter, crowdedOut, Map.of());
        if (next != null) {
            claim(chapter, next, crowdedOut);
        }
        keep(chapter, passage -> crowdedOut.contains(passage.scanId()) ? next : chapter.openConflict());
    }

    /** Only when the tickets are taken: whoever decides about a conflict takes them first, too. */
    void store() {
        conflicts.forEach(Runnable::run);
        if (!effects.isEmpty()) {
            sql.run(
                    """
                    INSERT INTO scan_effect AS x (scan_id, effect, decided, conflict_id)
                    SELECT * FROM unnest(?, ?, ?, ?)
                        ON CONFLICT (scan_id)
                        DO UPDATE SET effect = EXCLUDED.effect, decided = EXCLUDED.decided,
                                      conflict_id = coalesce(EXCLUDED.conflict_id, x.conflict_id)
                    """,
                    Column.of("uuid", effects, EffectRow::scanId),
                    Column.of("text", effects, row -> row.effect().wire()),
                    Column.of("bool", effects, EffectRow::decided),
                    Column.of("uuid", effects, EffectRow::conflictId));
        }
        if (!claims.isEmpty()) {
            sql.run(
                    "INSERT INTO conflict_claim (conflict_id, scan_id) SELECT * FROM unnest(?, ?) ON CONFLICT DO NOTHING",
                    Column.of("uuid", claims, Claim::conflictId),
                    Column.of("uuid", claims, Claim::scanId));
        }
    }

    private void keep(Chapter chapter, Function<Passage, @Nullable UUID> conflict) {
        chapter.changedEffects()
                .forEach((passage, effect) -> effects.add(new EffectRow(
                        UUID.fromString(passage.scanId()),
                        effect,
                        passage.decided() != Decided.OPEN,
                        conflict.apply(passage))));
    }

    private UUID open(Chapter chapter, List<String> disputed, Map<String, Reason> refusedFor) {
        UUID id = UUID.randomUUID();
        Subject subject = chapter.subject();
        Reason reason = refusedFor.get(disputed.get(0));
        String kind = reason == null ? "admitted_twice" : "admitted_but_" + reason.wire();
        conflicts.add(() -> sql.run(
                """
                INSERT INTO conflict (id, event_id, checkpoint_id, ticket_id, asked_hash, kind, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                eventId,
                subject.checkpointId(),
                subject.ticketId(),
                subject.hash() == null ? null : HexFormat.of().parseHex(subject.hash()),
                kind,
                now));
        facts.accept(Fact.of("conflict.opened", eventId, "conflict", id)
                .with("kind", kind)
                .with("checkpointId", subject.checkpointId())
                .with("ticketId", String.valueOf(subject.ticketId())));
        return id;
    }

    /** Both sides: those in conflict, and those that count. */
    private void claim(Chapter chapter, UUID conflict, List<String> disputed) {
        for (Passage passage : chapter.present().passages()) {
            boolean counts = passage.direction() == Direction.ENTRY
                    && chapter.present().effects().get(passage.scanId()) == Effect.COUNTS;
            if (counts || disputed.contains(passage.scanId())) {
                claims.add(new Claim(conflict, UUID.fromString(passage.scanId())));
            }
        }
    }

    private void settle(UUID conflict) {
        conflicts.add(() -> {
            int closed = sql.run(
                    "UPDATE conflict SET closed_at = ?, resolution = ? WHERE id = ? AND closed_at IS NULL",
                    now,
                    Resolution.SETTLED,
                    conflict);
            if (closed > 0) {
                facts.accept(Fact.of("conflict.settled", eventId, "conflict", conflict));
            }
        });
    }
}
