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

    /** Of the running figures, the turnstile's own; all others share the rest. */
    static final int OWN_STRIPE = 0;

    private record Slot(Pair pair, int number, int allowed, UUID scanId) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Slot> taken = new ArrayList<>();
    private final Map<Pair, Integer> kept = new TreeMap<>(Pair.ORDER);
    private final Figures figures = new Figures();

    Figures figures() {
        return figures;
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
            freeSlots(sql);
        }
        taken.sort(Comparator.comparing(Slot::pair, Pair.ORDER).thenComparing(Slot::number));
        standings.forEach(standing -> figures.moved(
                standing.pair().checkpointId(),
                standing.category(),
                standing.before(),
                standing.tally(),
                standing.disputed() - standing.disputedBefore()));
        List<Object> values = new ArrayList<>();
        values.addAll(standingColumns(standings));
        values.addAll(slotColumns());
        values.add(stripe);
        values.addAll(figures.countColumns());
        values.add(stripe);
        values.addAll(figures.minuteColumns());
        values.addAll(scanColumns());
        values.add((long) standings.size());
        sql.all(STORE, row -> row.getLong(1), values.toArray());
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

    private static List<Column> standingColumns(List<Standing> rows) {
        return List.of(
                Column.of("uuid", rows, row -> row.pair().ticketId()),
                Column.of("uuid", rows, row -> row.pair().checkpointId()),
                Column.of("int4", rows, row -> row.tally().used()),
                Column.of("int4", rows, row -> row.tally().inside()),
                Column.of("int4", rows, row -> row.tally().entries()),
                Column.of("int4", rows, row -> row.tally().exits()),
                Column.of("int4", rows, row -> row.tally().slots()),
                Column.of("int4", rows, Standing::disputed),
                Column.of("timestamptz", rows, Standing::lastSettled),
                Column.of("int8", rows, row -> row.version() + 1));
    }

    private List<Column> slotColumns() {
        return List.of(
                Column.of("uuid", taken, slot -> slot.pair().ticketId()),
                Column.of("uuid", taken, slot -> slot.pair().checkpointId()),
                Column.of("int4", taken, Slot::number),
                Column.of("int4", taken, Slot::allowed),
                Column.of("uuid", taken, Slot::scanId));
    }

    private List<Column> scanColumns() {
        return List.of(
                Column.of("uuid", entries, entry -> entry.asked().scanId()),
                Column.of("uuid", entries, Entry::eventId),
                Column.of("uuid", entries, entry -> entry.asked().checkpointId()),
                Column.of("uuid", entries, entry -> entry.asked().scannerId()),
                Column.of("uuid", entries, Entry::ticketId),
                Column.of("bytea", entries, entry -> entry.asked().hashBytes()),
                Column.of("bool", entries, entry -> entry.asked().manual()),
                Column.of("text", entries, entry -> entry.asked().direction()),
                Column.of("bool", entries, entry -> entry.asked().force()),
                Column.of("text", entries, entry -> entry.answer().verdict()),
                Column.of("text", entries, entry -> entry.answer().reasonWire()),
                Column.of("bool", entries, entry -> entry.answer().forced()),
                Column.of("bool", entries, Entry::outside),
                Column.of("text", entries, entry -> entry.answer().explanation()),
                Column.of("uuid", entries, Entry::previousScanId),
                Column.of("timestamptz", entries, entry -> entry.asked().scannedAt()),
                Column.of("timestamptz", entries, Entry::settledAt),
                Column.of("timestamptz", entries, entry -> entry.answer().decidedAt()),
                Column.of("int8", entries, entry -> entry.late().n()),
                Column.of("text", entries, entry -> entry.late().offlineVerdict()),
                Column.of("int4", entries, entry -> entry.door().entriesPerTicket()),
                Column.of("bool", entries, entry -> entry.door().reentry()),
                Column.of("uuid", entries, entry -> entry.late().operatorId()),
                Column.of("uuid", entries, entry -> entry.late().uploadedBy()));
    }

    private static final String STORE = """
            WITH kept AS (
                 INSERT INTO presence AS p (ticket_id, checkpoint_id, used, inside, entries, exits, slots, disputed,
                                            last_settled, version)
                 SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                     ON CONFLICT (ticket_id, checkpoint_id)
                     DO UPDATE SET used = EXCLUDED.used, inside = EXCLUDED.inside, entries = EXCLUDED.entries,
                                   exits = EXCLUDED.exits, slots = EXCLUDED.slots, disputed = EXCLUDED.disputed,
                                   last_settled = EXCLUDED.last_settled, version = EXCLUDED.version,
                                   changed = pg_current_xact_id()
                      WHERE p.version = EXCLUDED.version - 1
                  RETURNING 1),
                 taken AS (
                 INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
                 SELECT * FROM unnest(?, ?, ?, ?, ?)),
                 counted AS (
                 INSERT INTO checkpoint_count AS c (checkpoint_id, category, admitted, entries, inside, exits, refused,
                                                    disputed, stripe)
                 SELECT d.*, ? FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS d
                     ON CONFLICT (checkpoint_id, category, stripe)
                     DO UPDATE SET admitted = c.admitted + EXCLUDED.admitted, entries = c.entries + EXCLUDED.entries,
                                   inside = c.inside + EXCLUDED.inside, exits = c.exits + EXCLUDED.exits,
                                   refused = c.refused + EXCLUDED.refused, disputed = c.disputed + EXCLUDED.disputed),
                 minutes AS (
                 INSERT INTO minute_count AS m (checkpoint_id, minute, entries, refused, inside, stripe)
                 SELECT d.*, ? FROM unnest(?, ?, ?, ?, ?) AS d
                     ON CONFLICT (checkpoint_id, minute, stripe)
                     DO UPDATE SET entries = m.entries + EXCLUDED.entries, refused = m.refused + EXCLUDED.refused,
                                   inside = m.inside + EXCLUDED.inside),
                 stored AS (
                 INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                                   force_asked, verdict, reason, forced, outside, explanation, previous_scan_id,
                                   scanned_at, settled_at, decided_at, n, offline_verdict, allowed, reentry,
                                   operator_id, uploaded_by)
                 SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))
            SELECT expect_rows((SELECT count(*) FROM kept), ?)
            """;
}
