package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scans that are judged and stored together, in the real PostgreSQL. */
class DeskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final List<Verdicts> ANNOUNCED = new ArrayList<>();

    private final Fixture fixture = new Fixture();

    @Test
    void ofManyScansOfOneTicketOneIsAdmittedAndTheOthersLearnWhenAndWhere() {
        List<ScanAnswer> answers = take(Stream.generate(fixture::ask).limit(64).toList());

        assertThat(answers.get(0).verdict()).isEqualTo(Verdict.ADMITTED);
        assertThat(answers.subList(1, 64)).allSatisfy(answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.ALREADY_ADMITTED);
            assertThat(answer.previous()).isEqualTo(new Previous(NOW, "North gate", "Scanner 7"));
        });
        assertThat(RealDatabase.count("scan WHERE ticket_id", fixture.ticketId)).isEqualTo(64);
        assertThat(RealDatabase.count("admission_slot WHERE ticket_id", fixture.ticketId))
                .isEqualTo(1);
        assertThat(take(List.of(fixture.ask())).get(0).previous())
                .isEqualTo(new Previous(NOW, "North gate", "Scanner 7"));
    }

    @Test
    void aScanIdThatIsAskedAgainTogetherOrLaterGetsTheFirstVerdict() {
        Asked asked = fixture.ask();

        List<ScanAnswer> together = take(Collections.nCopies(32, asked));
        List<ScanAnswer> later = take(List.of(asked));

        assertThat(together).extracting(ScanAnswer::verdict).containsOnly(Verdict.ADMITTED);
        assertThat(together).filteredOn(ScanAnswer::replay).hasSize(31);
        assertThat(later.get(0)).isEqualTo(together.get(1));
        assertThat(RealDatabase.count("scan WHERE ticket_id", fixture.ticketId)).isEqualTo(1);
    }

    @Test
    void whatIsNewIsAnnouncedOnceAndAReplayIsNot() {
        ANNOUNCED.clear();
        Asked asked = fixture.ask();

        take(Collections.nCopies(3, asked));
        take(List.of(asked));

        assertThat(ANNOUNCED)
                .singleElement()
                .satisfies(verdicts -> assertThat(verdicts.given())
                        .singleElement()
                        .satisfies(given -> {
                            assertThat(given.scanId()).isEqualTo(asked.scanId());
                            assertThat(given.verdict()).isEqualTo(Verdict.ADMITTED);
                            assertThat(given.checkpoint()).isEqualTo("North gate");
                            assertThat(given.scanner()).isEqualTo("Scanner 7");
                        }));
    }

    @Test
    void ofTwoWhoJudgedByTheSameStateTheSecondLosesTheRaceAndStoresNothing() throws Exception {
        try (Connection connection = RealDatabase.source().getConnection()) {
            Sql sql = new Sql(connection);
            Asked late = fixture.ask();
            Places places = Places.read(sql, List.of(new Places.Key(fixture.scannerId, fixture.checkpointId)), NOW);
            Lookup lookup = Lookup.read(sql, List.of(late), places);
            Judge judge =
                    new Judge(places, lookup, new HashMap<>(), Occupancy.UNLIMITED, pair -> Optional.empty(), NOW);
            assertThat(judge.judge(late).orThrow().verdict()).isEqualTo(Verdict.ADMITTED);

            take(List.of(fixture.ask()));

            assertThatThrownBy(() -> judge.changes().store(sql, lookup.touched(), 0))
                    .isInstanceOf(LostRace.class);
        }
        assertThat(RealDatabase.count("scan WHERE ticket_id", fixture.ticketId)).isEqualTo(1);
        assertThat(stats()).isEqualTo(new Stats.Count(1, 1, 1, 0, 0));
    }

    @Test
    void twoWhoComeAtOnceCannotBothTakeTheLastPlace() throws Exception {
        RealDatabase.run(
                "UPDATE checkpoint SET capacity = 1, entries_per_ticket = 5 WHERE id = ?", fixture.checkpointId);
        try (Connection first = RealDatabase.source().getConnection()) {
            first.setAutoCommit(false);
            Sql sql = new Sql(first);
            Places places = Places.read(sql, List.of(new Places.Key(fixture.scannerId, fixture.checkpointId)), NOW);
            Occupancy.lock(sql, places.all());
            CompletableFuture<List<ScanAnswer>> second =
                    CompletableFuture.supplyAsync(() -> take(List.of(fixture.ask(), fixture.ask())));
            await().atMost(Duration.ofSeconds(10)).until(DeskTest::somebodyWaits);
            assertThat(second).isNotDone();

            first.commit();
            assertThat(second.get()).extracting(ScanAnswer::reason).containsExactly(null, Reason.FULL);
        }
    }

    @Test
    void figuresAreWhatTheScansAddUpTo() {
        take(List.of(fixture.ask(), fixture.ask()));

        Stats stats = new StatsQuery(RealDatabase.source()).of(fixture.eventId).orElseThrow();
        assertThat(stats.tickets()).isEqualTo(1);
        assertThat(stats.total()).isEqualTo(new Stats.Count(1, 1, 1, 0, 1));
        assertThat(stats.perMinute()).containsExactly(new Stats.Minute(NOW, 1, 1, 1));
        assertThat(stats.categories()).containsExactly(new Stats.OfCategory("VIP", 1, 1, 1, 1));
    }

    @Test
    void thereIsNoSlotBeyondTheRuleHoweverItIsAskedFor() {
        take(List.of(fixture.ask()));

        assertThatThrownBy(() -> insertSlot(2, 1)).hasMessageContaining("admission_slot_check");
        assertThatThrownBy(() -> insertSlot(1, 1)).hasMessageContaining("admission_slot_pkey");
    }

    @Test
    void whatIsStoredIsNeitherChangedNorDeleted() {
        take(List.of(fixture.ask()));

        assertThatThrownBy(() -> RealDatabase.run("UPDATE scan SET verdict = 'REFUSED', reason = 'full'"))
                .hasMessageContaining("scan is append-only");
        assertThatThrownBy(() -> RealDatabase.run("TRUNCATE audit_record")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> RealDatabase.run("DELETE FROM annulment")).hasMessageContaining("append-only");
        for (String table : List.of("event", "checkpoint", "ticket", "scanner")) {
            assertThatThrownBy(() -> RealDatabase.run("DELETE FROM " + table)).hasMessageContaining("is never deleted");
        }
    }

    @Test
    void aRevokedCodeIsStillKnownAsTheTickets() {
        RealDatabase.run("UPDATE ticket_code SET revoked_at = now() WHERE ticket_id = ?", fixture.ticketId);

        assertThat(take(List.of(fixture.ask())).get(0).reason()).isEqualTo(Reason.REVOKED);
    }

    @Test
    void whatIsRememberedOfScannersAndCheckpointsHoldsUntilItChanges() {
        KnownPlaces known = new KnownPlaces();
        assertThat(take(known, fixture.ask()).orThrow().verdict()).isEqualTo(Verdict.ADMITTED);
        long before = rights();
        RealDatabase.run("UPDATE scanner SET last_seen = now() WHERE id = ?", fixture.scannerId);
        assertThat(rights()).isEqualTo(before);

        RealDatabase.run("UPDATE event SET paused = true WHERE id = ?", fixture.eventId);
        assertThat(take(known, fixture.ask()).orThrow().reason()).isEqualTo(Reason.PAUSED);
        RealDatabase.run("UPDATE event SET paused = false WHERE id = ?", fixture.eventId);
        RealDatabase.run("UPDATE checkpoint SET entries_per_ticket = 2 WHERE id = ?", fixture.checkpointId);
        assertThat(take(known, fixture.ask()).orThrow().verdict()).isEqualTo(Verdict.ADMITTED);
        RealDatabase.run("INSERT INTO checkpoint_category VALUES (?, 'CREW')", fixture.checkpointId);
        assertThat(take(known, fixture.ask()).orThrow().reason()).isEqualTo(Reason.WRONG_CATEGORY);
        RealDatabase.run("DELETE FROM checkpoint_category WHERE checkpoint_id = ?", fixture.checkpointId);
        assertThat(take(known, fixture.ask()).orThrow().reason()).isEqualTo(Reason.ALREADY_ADMITTED);
        RealDatabase.run("UPDATE scanner SET status = 'REVOKED' WHERE id = ?", fixture.scannerId);
        assertThat(take(known, fixture.ask())).isInstanceOf(ScanOutcome.TurnedAway.class);
        RealDatabase.run("UPDATE scanner SET status = 'APPROVED' WHERE id = ?", fixture.scannerId);
        assertThat(take(known, fixture.ask())).isInstanceOf(ScanOutcome.Told.class);
    }

    private long rights() {
        return new Sql(RealDatabase.source())
                .one("SELECT version FROM event_rights WHERE event_id = ?", row -> row.getLong(1), fixture.eventId)
                .orElseThrow();
    }

    private Stats.Count stats() {
        return new StatsQuery(RealDatabase.source())
                .of(fixture.eventId)
                .orElseThrow()
                .total();
    }

    private static List<ScanAnswer> take(List<Asked> asked) {
        return take(new KnownPlaces(), asked).stream().map(ScanOutcome::orThrow).toList();
    }

    private static ScanOutcome take(KnownPlaces known, Asked asked) {
        try {
            return take(known, List.of(asked)).get(0);
        } catch (LostRace changed) {
            return take(known, List.of(asked)).get(0);
        }
    }

    private static List<ScanOutcome> take(KnownPlaces known, List<Asked> asked) {
        try (Connection connection = RealDatabase.source().getConnection()) {
            return new Desk(connection, known, 0, CLOCK, ANNOUNCED::add).take(asked);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean somebodyWaits() {
        return new Sql(RealDatabase.source())
                        .one(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
                                row -> row.getLong(1))
                        .orElse(0L)
                > 0;
    }

    private void insertSlot(int slot, int allowed) {
        RealDatabase.run(
                "INSERT INTO admission_slot VALUES (?, ?, ?, ?, ?)",
                fixture.ticketId,
                fixture.checkpointId,
                slot,
                allowed,
                UUID.randomUUID());
    }
}
