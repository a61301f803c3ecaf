package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.Snapshot.Known;
import io.gatehouse.common.Secrets;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.ticket.TicketStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scanners are told, from the real PostgreSQL. */
class TellerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Secrets SECRETS = new Secrets("A".repeat(43));

    private final Fixture fixture = new Fixture();
    private final SnapshotQuery query = new SnapshotQuery(RealDatabase.source());
    private final Teller teller = new Teller(query, SECRETS, 2);

    @Test
    void whoKnowsNothingIsToldEverything() {
        Snapshot told = tell(null);

        assertThat(told.full()).isTrue();
        assertThat(told.first()).isTrue();
        assertThat(told.next()).isNull();
        assertThat(told.tickets())
                .containsExactly(new Known(
                        hash(fixture.code()), null, "VIP", TicketStatus.VALID, true, null, null, 0, Map.of()));
        assertThat(told.checkpoints()).extracting(Checkpoint::id).containsExactly(fixture.checkpointId);
    }

    @Test
    void whenNothingChangedNothingIsTold() {
        String cursor = tell(null).cursor();

        Snapshot told = tell(cursor);
        assertThat(told.full()).isFalse();
        assertThat(told.tickets()).isEmpty();
        assertThat(told.removed()).isEmpty();
        assertThat(tell(told.cursor()).tickets()).isEmpty();
    }

    @Test
    void aChangeIsToldOnceWhereverItWas() {
        String cursor = tell(null).cursor();
        RealDatabase.run("UPDATE ticket SET status = 'BLOCKED' WHERE id = ?", fixture.ticketId);
        use(fixture.ticketId, fixture.checkpointId, 2);

        Snapshot told = tell(cursor);
        assertThat(told.tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketStatus.BLOCKED);
            assertThat(ticket.used()).isEqualTo(2);
            assertThat(ticket.usedAt()).containsExactly(Map.entry(fixture.checkpointId, 2));
        });
        assertThat(tell(told.cursor()).tickets()).isEmpty();
    }

    /** By its number or its time it would lie before what was told meanwhile. */
    @Test
    void aChangeThatIsCommittedLateIsNotMissed() throws Exception {
        UUID other = ticket();
        try (Connection slow = RealDatabase.source().getConnection()) {
            slow.setAutoCommit(false);
            run(slow, "UPDATE ticket SET status = 'CANCELLED' WHERE id = '" + fixture.ticketId + "'");
            String cursor = all(null).cursor();
            RealDatabase.run("UPDATE ticket SET status = 'BLOCKED' WHERE id = ?", other);

            Snapshot meanwhile = tell(cursor);
            assertThat(states(meanwhile)).containsExactly(TicketStatus.BLOCKED);
            assertThat(tell(meanwhile.cursor()).tickets()).as("told already").isEmpty();

            slow.commit();
            Snapshot told = tell(meanwhile.cursor());
            assertThat(states(told)).containsExactly(TicketStatus.CANCELLED);
            assertThat(tell(told.cursor()).tickets()).isEmpty();
        }
    }

    @Test
    void aChangeBetweenPagesIsToldThenOrNextTime() throws Exception {
        ticket();
        ticket();
        try (Connection slow = RealDatabase.source().getConnection()) {
            slow.setAutoCommit(false);
            run(slow, "UPDATE ticket SET status = 'CANCELLED' WHERE id = '" + fixture.ticketId + "'");
            Snapshot first = tell(null);
            assertThat(states(first)).containsExactly(TicketStatus.VALID, TicketStatus.VALID);
            slow.commit();

            Snapshot last = tell(first.next());
            assertThat(last.full()).isTrue();
            assertThat(last.first()).isFalse();
            assertThat(last.tickets()).hasSize(1);
            assertThat(states(tell(last.cursor()))).containsExactly(TicketStatus.CANCELLED);
        }
    }

    @Test
    void manyChangesComeInPagesAndEachOnce() {
        String cursor = all(null).cursor();
        List<UUID> tickets = List.of(ticket(), ticket(), ticket(), ticket(), ticket());

        Snapshot first = tell(cursor);
        assertThat(first.tickets()).hasSize(2);
        assertThat(first.full()).isFalse();
        Snapshot rest = all(first.next());
        assertThat(rest.tickets()).hasSize(tickets.size() - 2).doesNotContainAnyElementsOf(first.tickets());
        assertThat(tell(rest.cursor()).tickets()).isEmpty();
    }

    @Test
    void aReplacedCodeIsToldAsRemovedAlsoInAFullSnapshot() {
        String cursor = tell(null).cursor();
        byte[] anew = Secrets.hash("new " + fixture.ticketId);
        RealDatabase.run("UPDATE ticket_code SET revoked_at = now() WHERE ticket_id = ?", fixture.ticketId);
        code(fixture.ticketId, anew, 2, false);
        RealDatabase.run("UPDATE ticket SET changed = DEFAULT WHERE id = ?", fixture.ticketId);

        for (String since : new String[] {cursor, null}) {
            Snapshot told = tell(since);
            assertThat(told.tickets()).extracting(Known::h).containsExactly(SnapshotRow.base64(anew));
            assertThat(told.removed()).containsExactly(hash(fixture.code()));
        }
    }

    @Test
    void weakCodesAreLetOutOnlyWhereTheEventSaysSo() {
        UUID weak = ticket(true);
        Snapshot without = tell(null);
        assertThat(without.tickets()).hasSize(1);

        RealDatabase.run("UPDATE event SET weak_codes_offline = true WHERE id = ?", fixture.eventId);
        Snapshot with = tell(without.cursor());
        assertThat(with.full())
                .as("what was told before was told under another rule")
                .isTrue();
        assertThat(with.tickets()).extracting(Known::h).contains(hash("code of " + weak));
    }

    @Test
    void aScannerIsToldOfItsOwnCheckpointsOnly() {
        UUID lounge = checkpoint();
        use(fixture.ticketId, fixture.checkpointId, 1);
        use(fixture.ticketId, lounge, 3);
        Snapshot everywhere = tell(null);
        assertThat(everywhere.tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.used()).isEqualTo(4);
            assertThat(ticket.usedAt()).containsOnlyKeys(fixture.checkpointId, lounge);
        });

        RealDatabase.run("INSERT INTO scanner_checkpoint VALUES (?, ?)", fixture.scannerId, lounge);
        Snapshot there = tell(everywhere.cursor());
        assertThat(there.full()).isTrue();
        assertThat(there.checkpoints()).extracting(Checkpoint::id).containsExactly(lounge);
        assertThat(there.tickets())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.usedAt()).containsExactly(Map.entry(lounge, 3)));

        use(fixture.ticketId, fixture.checkpointId, 2);
        assertThat(tell(there.cursor()).tickets()).isEmpty();
    }

    @Test
    void anotherEventsTicketsAndChangesAreNotTold() {
        String cursor = tell(null).cursor();
        Fixture another = new Fixture();
        use(another.ticketId, another.checkpointId, 1);

        assertThat(tell(cursor).tickets()).isEmpty();
        assertThat(all(null).tickets()).extracting(Known::h).containsExactly(hash(fixture.code()));
        assertThat(teller.tell(reach(another), cursor).full())
                .as("another event's cursor")
                .isTrue();
    }

    @Test
    void aCursorThatIsNotOursBeginsAnew() {
        String cursor = tell(null).cursor();
        String tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

        for (String since : List.of("", "x", ".", "a.b", "ä.ß", tampered, cursor + "x", "A".repeat(200_000))) {
            assertThat(tell(since).full()).as(since).isTrue();
        }
    }

    @Test
    void aRestoredDatabaseBeginsAnew() {
        String cursor = tell(null).cursor();
        RealDatabase.run("UPDATE database_life SET id = gen_random_uuid()");

        assertThat(tell(cursor).full()).isTrue();
    }

    @Test
    void aCursorOfAFutureThatWasUndoneBeginsAnew() {
        Reach reach = reach(fixture);
        String future = new SnapshotCursor("9000000000:9000000000:", null, 0).sealed(SECRETS, reach.scope());
        String past = new SnapshotCursor("5:5:", null, 0).sealed(SECRETS, reach.scope());

        assertThat(tell(future).full()).isTrue();
        assertThat(tell(past).full()).isFalse();
    }

    /** A dump brings its old numbers along, which this database has not come to yet. */
    @Test
    void rowsFromADumpAreNotToldAgainAndAgain() throws Exception {
        String cursor = tell(null).cursor();
        try (Connection connection = RealDatabase.source().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "ALTER TABLE ticket DISABLE TRIGGER ticket_changes");
            run(connection, "UPDATE ticket SET changed = '8000000000' WHERE id = '" + fixture.ticketId + "'");
            run(connection, "ALTER TABLE ticket ENABLE TRIGGER ticket_changes");
            connection.commit();
        }

        assertThat(tell(cursor).tickets()).isEmpty();
        assertThat(tell(null).tickets()).hasSize(1);
    }

    private Snapshot tell(@Nullable String cursor) {
        return teller.tell(reach(fixture), cursor);
    }

    /** All pages from there on as one. */
    private Snapshot all(@Nullable String cursor) {
        List<Known> tickets = new ArrayList<>();
        Snapshot page = tell(cursor);
        tickets.addAll(page.tickets());
        while (page.next() != null) {
            page = tell(page.next());
            tickets.addAll(page.tickets());
        }
        return new Snapshot(
                page.cursor(), null, true, page.full(), tickets, page.removed(), page.checkpoints(), page.keys());
    }

    private Reach reach(Fixture place) {
        return query.reach(place.scannerId, NOW).orElseThrow();
    }

    private UUID ticket() {
        return ticket(false);
    }

    private UUID ticket(boolean weak) {
        UUID ticketId = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO ticket (id, event_id, paid, status, created_at) VALUES (?, ?, true, 'VALID', now())
                """, ticketId, fixture.eventId);
        code(ticketId, Secrets.hash("code of " + ticketId), 1, weak);
        return ticketId;
    }

    private void code(UUID ticketId, byte[] hash, int serial, boolean weak) {
        RealDatabase.run("""
                INSERT INTO ticket_code (event_id, code_hash, ticket_id, code_cipher, serial, weak, created_at)
                VALUES (?, ?, ?, '', ?, ?, now())
                """, fixture.eventId, hash, ticketId, serial, weak);
    }

    private UUID checkpoint() {
        UUID checkpointId = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO checkpoint (id, event_id, name, entries_per_ticket, reentry, accept_unpaid, perimeter, created_at)
                VALUES (?, ?, 'Lounge', 3, false, false, false, now())
                """, checkpointId, fixture.eventId);
        return checkpointId;
    }

    private static void use(UUID ticketId, UUID checkpointId, int used) {
        RealDatabase.run("""
                INSERT INTO presence (ticket_id, checkpoint_id, used, inside, entries, exits)
                VALUES (?, ?, ?, 0, 0, 0)
                    ON CONFLICT (ticket_id, checkpoint_id)
                    DO UPDATE SET used = EXCLUDED.used, changed = pg_current_xact_id()
                """, ticketId, checkpointId, used);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static List<TicketStatus> states(Snapshot told) {
        return told.tickets().stream().map(Known::state).toList();
    }

    private static String hash(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(code));
    }
}
