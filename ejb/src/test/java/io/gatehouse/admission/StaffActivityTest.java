package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.StaffActivity.Hour;
import io.gatehouse.admission.StaffActivity.One;
import io.gatehouse.admission.StaffActivity.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaffActivityTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final int MANY = 100_000;

    private final UUID event = UUID.randomUUID();
    private final UUID scanner = UUID.randomUUID();
    private final UUID operator = UUID.randomUUID();
    private final StaffActivityQuery query = new StaffActivityQuery(new Sql(RealDatabase.source()));

    @Test
    void aPaceLeavesBreaksOut() {
        Pace pace = new Pace(3, Duration.ofSeconds(90), Duration.ofMillis(25_550));

        assertThat(pace.scansPerMinute()).isEqualTo(2.0);
        assertThat(pace.medianSeconds()).isEqualTo(25.6);
        assertThat(new Pace(1, Duration.ZERO, Duration.ZERO).scansPerMinute()).isNull();
    }

    @Test
    void scansArePersonsWhereSomebodyIsSignedOnElseScanners() {
        scan(operator, 0, "ADMITTED");
        scan(operator, 20, "ADMITTED");
        scan(operator, 60, "REFUSED");
        // a break of ten minutes
        scan(operator, 660, "ADMITTED");
        UUID annulled = scan(null, 30, "EXITED");
        RealDatabase.run(
                "INSERT INTO annulment (scan_id, at, by, note) VALUES (?, now(), 'staff/x', 'a mistake')", annulled);

        StaffActivity activity = query.of(event, null, null, KOLKATA);

        assertThat(activity.items()).hasSize(2);
        One person = activity.items().get(0);
        assertThat(person.person()).isTrue();
        assertThat(person.id()).isEqualTo(operator);
        assertThat(person.scans()).isEqualTo(4);
        assertThat(person.admitted()).isEqualTo(3);
        assertThat(person.refused()).isEqualTo(1);
        assertThat(person.first()).isEqualTo(NOON);
        assertThat(person.last()).isEqualTo(NOON.plusSeconds(660));
        assertThat(person.pace()).isEqualTo(new Pace(2, Duration.ofSeconds(60), Duration.ofSeconds(30)));
        One device = activity.items().get(1);
        assertThat(device.person()).isFalse();
        assertThat(device.id()).isEqualTo(scanner);
        assertThat(device.exited()).isEqualTo(1);
        assertThat(device.annulled()).isEqualTo(1);
        assertThat(device.pace()).isNull();
    }

    @Test
    void hoursBeginOnTheClocksOfTheEventAndTheTimeAskedForEndsBeforeItsEnd() {
        scan(operator, 0, "ADMITTED");
        scan(operator, 1_800, "REFUSED");
        scan(operator, 3_600, "ADMITTED");

        assertThat(query.of(event, null, null, KOLKATA).hours())
                .containsExactly(new Hour(NOON.minusSeconds(1_800), 1, 0), new Hour(NOON.plusSeconds(1_800), 2, 1));
        assertThat(query.of(event, NOON.plusSeconds(1), NOON.plusSeconds(3_600), KOLKATA)
                        .items())
                .extracting(One::scans)
                .containsExactly(1L);
    }

    @Test
    void aHundredThousandScansAreReadWithinASecond() {
        RealDatabase.run("""
                INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, asked_hash, manual, direction,
                                  force_asked, verdict, reason, forced, explanation, settled_at, decided_at, operator_id)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), ?, sha256('code'), false, 'ENTRY', false, 'REFUSED',
                       'unknown', false, '', now() - n * interval '1 second', now(),
                       CASE WHEN n % 3 > 0 THEN ('00000000-0000-0000-0000-' || lpad((n % 40)::text, 12, '0'))::uuid END
                  FROM generate_series(1, ?) n
                """, event, scanner, MANY);
        RealDatabase.run("ANALYZE scan");
        query.of(event, null, null, KOLKATA);

        long begun = System.nanoTime();
        StaffActivity activity = query.of(event, null, null, KOLKATA);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(activity.items().stream().mapToLong(One::scans).sum()).isEqualTo(MANY);
        assertThat(took).as("time for %d scans", MANY).isLessThan(Duration.ofSeconds(1));
    }

    private UUID scan(@Nullable UUID person, int second, String verdict) {
        UUID id = UUID.randomUUID();
        RealDatabase.run(
                """
                INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, asked_hash, manual, direction,
                                  force_asked, verdict, reason, forced, explanation, settled_at, decided_at, operator_id,
                                  ticket_id)
                VALUES (?, ?, gen_random_uuid(), ?, sha256('code'), false, 'ENTRY', false, ?,
                        CASE WHEN ? = 'REFUSED' THEN 'unknown' END, false, '', ?, now(), ?, gen_random_uuid())
                """,
                id,
                event,
                scanner,
                verdict,
                verdict,
                NOON.plusSeconds(second).atOffset(ZoneOffset.UTC),
                person);
        return id;
    }
}
