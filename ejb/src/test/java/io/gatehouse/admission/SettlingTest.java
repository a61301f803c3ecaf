package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.History;
import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Kind;
import io.gatehouse.admission.rules.Tally;
import io.gatehouse.admission.rules.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Late uploads in the real PostgreSQL: what they come to doesn't depend on how they arrive. */
class SettlingTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T18:00:00Z");

    /** A door's word for what it saw: in which third of a minute, who passed which way, and what it said. */
    private record Seen(@IntRange(max = 9) int second, boolean exit, Verdict said) {}

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whateverTheOrderAndTheSplitTheSameCounts(
            @ForAll @Size(max = 9) List<@IntRange(max = 9) Integer> seconds,
            @ForAll @IntRange(min = 1, max = 2) int allowed,
            @ForAll boolean reentry,
            @ForAll Random random) {
        Fixture fixture = new Fixture();
        RealDatabase.run(
                "UPDATE checkpoint SET entries_per_ticket = ?, reentry = ? WHERE id = ?",
                allowed,
                reentry,
                fixture.checkpointId);
        List<Upload> uploads = new ArrayList<>();
        for (int second : seconds) {
            uploads.add(upload(fixture, new Seen(second, random.nextInt(4) == 0, said(random))));
        }
        Collections.shuffle(uploads, random);
        int from = 0;
        while (from < uploads.size()) {
            int to = Math.min(uploads.size(), from + 1 + random.nextInt(3));
            settle(fixture, uploads.subList(from, to), random.nextBoolean());
            from = to;
        }
        History expected = new History(uploads.stream()
                .filter(upload -> upload.late().offlineVerdict() != Verdict.REFUSED)
                .map(upload -> upload.passage(Kind.ORDINARY, allowed, reentry))
                .toList());
        assertStored(fixture, uploads, expected);
    }

    private static void assertStored(Fixture fixture, List<Upload> uploads, History expected) {
        Map<String, Effect> effects = new HashMap<>();
        new ScanQuery(new Sql(RealDatabase.source()))
                .before(fixture.eventId, ScanFilter.ALL, Long.MAX_VALUE, 100)
                .forEach(scan -> effects.put(scan.scanId().toString(), scan.effect()));
        assertThat(effects).hasSameSizeAs(uploads);
        for (Passage passage : expected.passages()) {
            assertThat(effects)
                    .containsEntry(passage.scanId(), expected.effects().getOrDefault(passage.scanId(), Effect.NONE));
        }
        List<Conflict> open =
                new ConflictQuery(new Sql(RealDatabase.source())).before(fixture.eventId, true, Long.MAX_VALUE, 100);
        assertThat(open).hasSize(expected.disputed().isEmpty() ? 0 : 1);
        List<String> slots = new Sql(RealDatabase.source())
                .all(
                        "SELECT scan_id FROM admission_slot WHERE ticket_id = ? ORDER BY slot",
                        row -> row.getString(1),
                        fixture.ticketId);
        assertThat(slots).isEqualTo(expected.slots());
        Tally tally = expected.tally();
        Stats stats = new StatsQuery(RealDatabase.source()).of(fixture.eventId).orElseThrow();
        long refused = uploads.stream()
                .filter(upload -> upload.late().offlineVerdict() == Verdict.REFUSED)
                .count();
        assertThat(stats.total())
                .isEqualTo(new Stats.Count(
                        tally.entries() > 0 ? 1 : 0,
                        tally.entries(),
                        tally.inside() + expected.disputed().size(),
                        tally.exits(),
                        refused));
        assertThat(stats.perMinute().stream().mapToLong(Stats.Minute::entries).sum())
                .isEqualTo(tally.entries());
        assertThat(stats.perMinute())
                .allSatisfy(minute -> assertThat(minute.inside())
                        .isEqualTo(insideUntil(minute.minute().plusSeconds(60), expected)));
        assertThat(stats.openConflicts()).isEqualTo(open.size());
    }

    private static int insideUntil(Instant end, History expected) {
        History then = new History(expected.passages().stream()
                .filter(passage -> passage.settledAt().isBefore(end))
                .toList());
        return then.tally().inside() + then.disputed().size();
    }

    private static Verdict said(Random random) {
        return random.nextInt(5) == 0 ? Verdict.REFUSED : Verdict.ADMITTED;
    }

    private static Upload upload(Fixture fixture, Seen seen) {
        Asked asked = fixture.ask();
        Instant at = RECEIVED.minusSeconds(200).plusSeconds(20L * seen.second());
        Direction direction = seen.exit() ? Direction.EXIT : Direction.ENTRY;
        return new Upload(
                new Asked(
                        UUID.randomUUID(),
                        asked.scannerId(),
                        asked.checkpointId(),
                        null,
                        asked.hash(),
                        direction,
                        false,
                        at),
                new Late(null, seen.said(), null, null),
                null,
                at);
    }

    private static void settle(Fixture fixture, List<Upload> uploads, boolean locked) {
        try (Connection connection = RealDatabase.source().getConnection()) {
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection);
            Places places =
                    Places.read(sql, List.of(new Places.Key(fixture.scannerId, fixture.checkpointId)), RECEIVED);
            new Settling(sql, places, RECEIVED)
                    .settle(
                            uploads,
                            locked,
                            new Disputes(sql, fixture.eventId, RECEIVED, fact -> {}),
                            Uploads.anyStripe());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
