package io.gatehouse.admission;

import io.gatehouse.admission.rules.Tally;
import io.gatehouse.common.Fact;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** A chapter taken out alone, changed by a decision, and put back. */
final class Rewriting {

    private final Sql sql;
    private final UUID eventId;
    private final Chapter chapter;
    private final List<Standing> standings;
    private final Disputes disputes;

    private Rewriting(Sql sql, UUID eventId, Chapter chapter, List<Standing> standings, Disputes disputes) {
        this.sql = sql;
        this.eventId = eventId;
        this.chapter = chapter;
        this.standings = standings;
        this.disputes = disputes;
    }

    /** Nobody else changes it until the transaction ends. */
    static Rewriting of(Sql sql, UUID eventId, Subject subject, Instant now, Consumer<Fact> facts) {
        Disputes disputes = new Disputes(sql, eventId, now, facts);
        UUID ticketId = subject.ticketId();
        if (ticketId == null) {
            Chapters.lockStray(sql, subject);
            return new Rewriting(sql, eventId, Chapters.readStray(sql, subject), List.of(), disputes);
        }
        Pair pair = new Pair(ticketId, subject.checkpointId());
        Chapters.lock(sql, List.of(pair));
        List<Standing> standings = List.of(standing(sql, pair));
        Chapter chapter = Objects.requireNonNull(Chapters.read(sql, standings).get(subject));
        return new Rewriting(sql, eventId, chapter, standings, disputes);
    }

    static Subject subject(Sql sql, UUID scanId) {
        return sql.one(
                        "SELECT checkpoint_id, ticket_id, asked_hash FROM scan WHERE scan_id = ?",
                        row -> {
                            UUID ticketId = row.getObject("ticket_id", UUID.class);
                            return new Subject(
                                    row.getObject("checkpoint_id", UUID.class),
                                    ticketId,
                                    ticketId == null ? HexFormat.of().formatHex(row.getBytes("asked_hash")) : null);
                        },
                        scanId)
                .orElseThrow();
    }

    Chapter chapter() {
        return chapter;
    }

    UUID eventId() {
        return eventId;
    }

    /** Stores what the decision has made of it; a conflict that has lost its cause settles. */
    void store() {
        disputes.take(chapter, Map.of());
        put();
    }

    /** Stores what the resolution of its conflict has made of it. */
    void storeResolved() {
        disputes.takeResolved(chapter);
        put();
    }

    private void put() {
        Changes changes = new Changes();
        chapter.count(changes);
        changes.store(sql, standings, Uploads.anyStripe());
        disputes.store();
    }

    private static Standing standing(Sql sql, Pair pair) {
        return sql.one(
                        """
                        SELECT p.*, t.category
                          FROM presence p
                          JOIN ticket t ON t.id = p.ticket_id
                         WHERE p.ticket_id = ? AND p.checkpoint_id = ?
                        """,
                        row -> new Standing(
                                pair,
                                row.getString("category"),
                                row.getLong("version"),
                                new Tally(
                                        row.getInt("used"),
                                        row.getInt("inside"),
                                        row.getInt("entries"),
                                        row.getInt("exits"),
                                        row.getInt("slots")),
                                row.getInt("disputed"),
                                Sql.instant(row, "last_settled")),
                        pair.ticketId(),
                        pair.checkpointId())
                .orElseThrow();
    }
}
