package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.ScanAnswer.Guest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scans and slots in the real PostgreSQL. */
class ScanStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final ScanStore store = new ScanStore(RealDatabase.source());
    private final Fixture fixture = new Fixture();
    private final Place place = fixture.place(store);

    @Test
    void aPlaceKnowsItsRulesAndWhoAsks() {
        assertThat(place.eventId()).isEqualTo(fixture.eventId);
        assertThat(place.timezone().getId()).isEqualTo("Europe/Berlin");
        assertThat(gate(place).door().entriesPerTicket()).isEqualTo(1);
        assertThat(store.place(fixture.scannerId, UUID.randomUUID(), NOW)
                        .orElseThrow()
                        .checkpoint())
                .isNull();
        assertThat(store.place(UUID.randomUUID(), fixture.checkpointId, NOW)).isEmpty();
    }

    @Test
    void anAdmissionTakesTheLowestFreeSlotAndFreesTheHighest() {
        UUID first = admit(2);
        UUID second = admit(2);

        assertThat(slot(first)).isEqualTo(1);
        assertThat(slot(second)).isEqualTo(2);
        store.freeSlot(fixture.ticketId, fixture.checkpointId);
        assertThat(RealDatabase.count("admission_slot WHERE scan_id", second)).isZero();
        assertThat(slot(admit(2))).isEqualTo(2);
    }

    @Test
    void thereIsNoSlotBeyondTheRuleHoweverItIsAskedFor() {
        admit(1);

        assertThatThrownBy(() -> admit(1)).hasMessageContaining("no slot is free");
        UUID scan = scan();
        assertThatThrownBy(() -> insertSlot(scan, 2, 1)).hasMessageContaining("admission_slot_check");
        assertThatThrownBy(() -> insertSlot(scan, 1, 1)).hasMessageContaining("admission_slot_pkey");
    }

    @Test
    void theFirstVerdictOfAScanIdStays() {
        ScanRequest request = fixture.request();
        assertThat(store.add(place, request, false, answer(request, Verdict.ADMITTED, null), null))
                .isTrue();
        assertThat(store.add(place, request, false, answer(request, Verdict.REFUSED, Reason.FULL), null))
                .isFalse();

        StoredScan stored = store.stored(request.scanId(), true).orElseThrow();
        assertThat(stored.answer().verdict()).isEqualTo(Verdict.ADMITTED);
        assertThat(stored.answer().replay()).isTrue();
        assertThat(stored.asksTheSame(request, false)).isTrue();
        assertThat(stored.asksTheSame(request, true)).isFalse();
    }

    @Test
    void aStoredScanNeverChanges() {
        scan();

        assertThatThrownBy(() -> RealDatabase.run("UPDATE scan SET verdict = 'REFUSED', reason = 'full'"))
                .hasMessageContaining("scan is append-only");
        assertThatThrownBy(() -> RealDatabase.run("DELETE FROM scan")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> RealDatabase.run("TRUNCATE scan CASCADE")).hasMessageContaining("append-only");
        for (String change : List.of("DELETE FROM", "TRUNCATE", "UPDATE")) {
            String rest = change.equals("UPDATE") ? " SET actor = 'x'" : "";
            assertThatThrownBy(() -> RealDatabase.run(change + " audit_record" + rest))
                    .hasMessageContaining("audit_record is append-only");
        }
    }

    @Test
    void secondDoorIsRefusedWhileTheFirstIsUncommitted() throws Exception {
        try (Connection first = RealDatabase.source().getConnection();
                Connection second = RealDatabase.source().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            ScanStore atFirst = new ScanStore(RealDatabase.within(first));
            ScanStore atSecond = new ScanStore(RealDatabase.within(second));

            assertThat(atFirst.lockTicket(place, fixture.request())).contains(fixture.ticketId);
            atFirst.keep(fixture.ticketId, fixture.checkpointId, Tally.NOTHING.entered());
            CompletableFuture<Tally> seenBySecond = CompletableFuture.supplyAsync(() -> {
                ScanRequest request = fixture.request();
                UUID locked = atSecond.lockTicket(place, request).orElseThrow();
                return atSecond.holding(locked, fixture.checkpointId, place, request)
                        .claim()
                        .tally();
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> RealDatabase.waiting() > 0);
            assertThat(seenBySecond).isNotDone();

            first.commit();
            assertThat(seenBySecond.get().used()).isEqualTo(1);
            second.rollback();
        }
    }

    @Test
    void twoWhoComeAtOnceCannotBothTakeTheLastPlace() throws Exception {
        try (Connection first = RealDatabase.source().getConnection();
                Connection second = RealDatabase.source().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            ScanStore atFirst = new ScanStore(RealDatabase.within(first));
            ScanStore atSecond = new ScanStore(RealDatabase.within(second));

            assertThat(atFirst.full(fixture.checkpointId, 1)).isFalse();
            atFirst.keep(fixture.ticketId, fixture.checkpointId, Tally.NOTHING.entered());
            CompletableFuture<Boolean> seenBySecond =
                    CompletableFuture.supplyAsync(() -> atSecond.full(fixture.checkpointId, 1));
            await().atMost(Duration.ofSeconds(10)).until(() -> RealDatabase.waiting() > 0);

            first.commit();
            assertThat(seenBySecond.get()).isTrue();
            assertThat(atSecond.eventFull(fixture.eventId, 1)).isTrue();
            second.rollback();
        }
    }

    @Test
    void theEarlierAdmissionIsTheOneInTheFirstSlot() {
        UUID first = admit(2);
        admit(2);

        assertThat(store.earlier(fixture.ticketId, fixture.checkpointId)
                        .orElseThrow()
                        .scanId())
                .isEqualTo(first);
    }

    @Test
    void aGuestFoundByNameIsFoundByTheTicketsId() {
        ScanRequest manual = new ScanRequest(
                UUID.randomUUID(), fixture.checkpointId, null, fixture.ticketId, Direction.ENTRY, null, false);
        ScanRequest stranger = new ScanRequest(
                UUID.randomUUID(), fixture.checkpointId, null, UUID.randomUUID(), Direction.ENTRY, null, false);

        assertThat(store.lockTicket(place, manual)).contains(fixture.ticketId);
        assertThat(store.lockTicket(place, stranger)).isEmpty();
    }

    @Test
    void aRevokedCodeIsStillKnownAsTheTickets() {
        RealDatabase.run("UPDATE ticket_code SET revoked_at = now() WHERE ticket_id = ?", fixture.ticketId);
        ScanRequest request = fixture.request();

        UUID ticketId = store.lockTicket(place, request).orElseThrow();
        assertThat(store.holding(ticketId, fixture.checkpointId, place, request)
                        .claim()
                        .codeRevoked())
                .isTrue();
    }

    @Test
    void figuresAreWhatTheScansAddUpTo() {
        admit(1);
        store.keep(fixture.ticketId, fixture.checkpointId, Tally.NOTHING.entered());
        ScanRequest refused = fixture.request();
        store.add(place, refused, false, answer(refused, Verdict.REFUSED, Reason.ALREADY_ADMITTED), null);

        Stats stats = new StatsQuery(RealDatabase.source()).of(fixture.eventId).orElseThrow();
        assertThat(stats.tickets()).isEqualTo(1);
        assertThat(stats.total()).isEqualTo(new Stats.Count(1, 1, 1, 0, 1));
        assertThat(stats.perMinute()).containsExactly(new Stats.Minute(NOW, 1, 1));
        assertThat(stats.categories()).containsExactly(new Stats.OfCategory("VIP", 1, 1, 1, 1));
    }

    private UUID admit(int allowed) {
        UUID scanId = scan();
        store.takeSlot(fixture.ticketId, fixture.checkpointId, allowed, scanId);
        return scanId;
    }

    private UUID scan() {
        ScanRequest request = fixture.request();
        store.add(place, request, false, answer(request, Verdict.ADMITTED, null), null);
        return request.scanId();
    }

    private ScanAnswer answer(ScanRequest request, Verdict verdict, @Nullable Reason reason) {
        Guest guest = new Guest(fixture.ticketId, null, null, "VIP");
        return new ScanAnswer(request.scanId(), verdict, reason, "Because.", false, false, NOW, guest, null);
    }

    private static Place.Gate gate(Place place) {
        Place.Gate gate = place.checkpoint();
        if (gate == null) {
            throw new AssertionError("no checkpoint");
        }
        return gate;
    }

    private static long slot(UUID scanId) {
        return new Sql(RealDatabase.source())
                .one("SELECT slot FROM admission_slot WHERE scan_id = ?", row -> row.getLong(1), scanId)
                .orElseThrow();
    }

    private void insertSlot(UUID scanId, int slot, int allowed) {
        RealDatabase.run(
                "INSERT INTO admission_slot VALUES (?, ?, ?, ?, ?)",
                fixture.ticketId,
                fixture.checkpointId,
                slot,
                allowed,
                scanId);
    }
}
