package io.gatehouse.admission;

import io.gatehouse.admission.Sql.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What some scans change, gathered so that few statements store all of it. */
final class Changes {

    /** Of the running figures, as many as the turnstile's writers have, each its own; all others share the rest. */
    static final int OWN_STRIPES = 2;

    private record Slot(Pair pair, int number, int allowed, UUID scanId) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Slot> taken = new ArrayList<>();
    private final Map<Pair, Integer> kept = new TreeMap<>(Pair.ORDER);
    private final Figures figures = new Figures();

    Figures figures() {
        return figures;
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void takeSlot(Pair pair, int number, int allowed, UUID scanId) {
        taken.add(new Slot(pair, number, allowed, scanId));
    }

    /** Gives the slots above that number back. */
    void keepSlots(Pair pair, int number, int stored) {
        taken.removeIf(slot -> slot.pair().equals(pair) && slot.number() > number);
        if (stored > number) {
            kept.merge(pair, number, Math::min);
        }
    }

    /** Whether one statement can store it all. */
    boolean isOneStatement() {
        return kept.isEmpty();
    }

    /** Stores all of it, or loses the race: if any ticket no longer stands as it was read, nothing is changed. */
    void store(Sql sql, List<Standing> standings, int stripe) {
        if (!kept.isEmpty()) {
            // the tickets before their slots, as all others do
            Chapters.lock(sql, standings.stream().map(Standing::pair).toList());
            freeSlots(sql);
        }
        taken.sort(Comparator.comparing(Slot::pair, Pair.ORDER).thenComparing(Slot::number));
        standings.forEach(standing -> figures.moved(
                standing.pair().checkpointId(),
                standing.category(),
                standing.before(),
                standing.tally(),
                standing.disputed() - standing.disputedBefore()));
        sql.all(
                STORE,
                row -> row.getLong(1),
                Rows.of(standings, Changes::standing),
                Rows.of(taken, Changes::slot),
                stripe,
                figures.counts(),
                stripe,
                figures.minutes(),
                Rows.of(entries, Changes::scan),
                (long) standings.size());
    }

    private void freeSlots(Sql sql) {
        List<Map.Entry<Pair, Integer>> rows = new ArrayList<>(kept.entrySet());
        sql.run(
                """
                DELETE FROM admission_slot a
                 USING unnest(?, ?, ?) AS k (ticket_id, checkpoint_id, slot)
                 WHERE a.ticket_id = k.ticket_id AND a.checkpoint_id = k.checkpoint_id AND a.slot > k.slot
                """,
                Column.of("uuid", rows, row -> row.getKey().ticketId()),
                Column.of("uuid", rows, row -> row.getKey().checkpointId()),
                Column.of("int4", rows, Map.Entry::getValue));
    }

    private static void standing(Rows row, Standing standing) {
        row.plain(standing.pair().ticketId())
                .plain(standing.pair().checkpointId())
                .plain(standing.tally().used())
                .plain(standing.tally().inside())
                .plain(standing.tally().entries())
                .plain(standing.tally().exits())
                .plain(standing.tally().slots())
                .plain(standing.disputed())
                .plain(standing.lastSettled())
                .plain(standing.version() + 1);
    }

    private static void slot(Rows row, Slot slot) {
        row.plain(slot.pair().ticketId())
                .plain(slot.pair().checkpointId())
                .plain(slot.number())
                .plain(slot.allowed())
                .plain(slot.scanId());
    }

    private static void scan(Rows row, Entry entry) {
        Asked asked = entry.asked();
        ScanAnswer answer = entry.answer();
        row.plain(asked.scanId())
                .plain(entry.eventId())
                .plain(asked.checkpointId())
                .plain(asked.scannerId())
                .plain(entry.ticketId())
                .bytes(asked.hashBytes())
                .plain(asked.manual())
                .plain(asked.direction())
                .plain(asked.force())
                .plain(answer.verdict())
                .plain(answer.reasonWire())
                .plain(answer.forced())
                .plain(entry.outside())
                .text(answer.explanation())
                .plain(entry.previousScanId())
                .plain(asked.scannedAt())
                .plain(entry.settledAt())
                .plain(answer.decidedAt())
                .plain(entry.late().n())
                .plain(entry.late().offlineVerdict())
                .plain(entry.door().entriesPerTicket())
                .plain(entry.door().reentry())
                .plain(entry.late().operatorId())
                .plain(entry.late().uploadedBy());
    }

    private static final String STORE = """
            WITH kept AS (
                 INSERT INTO presence AS p (ticket_id, checkpoint_id, used, inside, entries, exits, slots, disputed,
                                            last_settled, version)
                 SELECT * FROM unnest(?::kept_presence[])
                     ON CONFLICT (ticket_id, checkpoint_id)
                     DO UPDATE SET used = EXCLUDED.used, inside = EXCLUDED.inside, entries = EXCLUDED.entries,
                                   exits = EXCLUDED.exits, slots = EXCLUDED.slots, disputed = EXCLUDED.disputed,
                                   last_settled = EXCLUDED.last_settled, version = EXCLUDED.version,
                                   changed = pg_current_xact_id()
                      WHERE p.version = EXCLUDED.version - 1
                  RETURNING 1),
                 taken AS (
                 INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
                 SELECT * FROM unnest(?::taken_slot[])),
                 counted AS (
                 INSERT INTO checkpoint_count AS c (checkpoint_id, category, admitted, entries, inside, exits, refused,
                                                    disputed, stripe)
                 SELECT d.*, ? FROM unnest(?::checkpoint_change[]) AS d
                     ON CONFLICT (checkpoint_id, category, stripe)
                     DO UPDATE SET admitted = c.admitted + EXCLUDED.admitted, entries = c.entries + EXCLUDED.entries,
                                   inside = c.inside + EXCLUDED.inside, exits = c.exits + EXCLUDED.exits,
                                   refused = c.refused + EXCLUDED.refused, disputed = c.disputed + EXCLUDED.disputed),
                 minutes AS (
                 INSERT INTO minute_count AS m (checkpoint_id, minute, entries, refused, inside, stripe)
                 SELECT d.*, ? FROM unnest(?::minute_change[]) AS d
                     ON CONFLICT (checkpoint_id, minute, stripe)
                     DO UPDATE SET entries = m.entries + EXCLUDED.entries, refused = m.refused + EXCLUDED.refused,
                                   inside = m.inside + EXCLUDED.inside),
                 stored AS (
                 INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                                   force_asked, verdict, reason, forced, outside, explanation, previous_scan_id,
                                   scanned_at, settled_at, decided_at, n, offline_verdict, allowed, reentry,
                                   operator_id, uploaded_by)
                 SELECT * FROM unnest(?::stored_scan[]))
            SELECT expect_rows((SELECT count(*) FROM kept), ?)
            """;
}
