package io.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.audit.Sealing.State;
import io.gatehouse.audit.seal.Broken;
import io.gatehouse.audit.seal.DatabaseLedger;
import io.gatehouse.audit.seal.Inspection;
import io.gatehouse.audit.seal.SealKey;
import io.gatehouse.audit.seal.Verification;
import io.gatehouse.common.Secrets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing in the real PostgreSQL, each test in a database of its own. */
class SealingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SealKey KEY = SealKey.of(new Secrets("A".repeat(43)));
    private static final int MOST = 10;

    private final DataSource source = RealDatabase.another(
            "sealing_" + UUID.randomUUID().toString().substring(0, 8).replace('-', '_'));
    private final Memory memory = new Memory((Path) null, CLOCK);
    private final Sealing sealing = new Sealing(source, KEY, CLOCK, memory, MOST);

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsSealedOnceAndNothingElse() throws SQLException {
        record("a.done");
        record("b.done");
        scan();
        sealAll();

        Verification first = inspect();
        assertThat(first.broken()).isEmpty();
        assertThat(first.records()).isEqualTo(2);
        assertThat(first.scans()).isEqualTo(1);
        assertThat(sealing.next().sealed()).isFalse();
    }

    @Test
    void aTransactionThatStillRunsIsWaitedForAndNotLeftOut() throws SQLException {
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            insertRecord(slow, "slow.done");
            record("quick.done");
            assertThat(sealing.next().sealed()).isFalse();
            slow.commit();
        }
        sealAll();
        assertThat(inspect().records()).isEqualTo(2);
    }

    @Test
    void whoKeepsRecordsFromBeingSealedIsNamedOnceTheyHaveWaited() throws SQLException {
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            insertRecord(slow, "slow.done");
            record("quick.done");
            assertThat(sealing.heldUp(Instant.now().plusSeconds(60)))
                    .hasValueSatisfying(obstacle ->
                            assertThat(obstacle).startsWith("process ").contains("since 20"));
            assertThat(sealing.heldUp(Instant.now().minusSeconds(60))).isEmpty();
            slow.commit();
        }
        sealAll();
        assertThat(sealing.heldUp(Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void manySealsCoverALongBacklogAndOneATransactionThatIsTooLarge() throws SQLException {
        for (int i = 0; i < 25; i++) {
            record("small.done");
        }
        run("INSERT INTO audit_record (at, actor, action, subject, detail)"
                + " SELECT now(), 'a', 'large.done', 's/1', '{}' FROM generate_series(1, 35)");
        scan();
        sealing.noteTurns();
        sealAll();
        sealing.noteTurns();

        Verification found = inspect();
        assertThat(found.broken()).isEmpty();
        assertThat(found.records()).isEqualTo(60);
        assertThat(found.scans()).isEqualTo(1);
        assertThat(found.seals()).isBetween(4L, 8L);
    }

    @Test
    void ofManyWritersNoneIsLeftOut() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(5);
        AtomicBoolean done = new AtomicBoolean();
        try {
            List<Future<Integer>> writers = IntStream.range(0, 4)
                    .mapToObj(writer -> threads.submit(() -> write(writer, done)))
                    .toList();
            Future<Integer> sealer = threads.submit(() -> {
                int seals = 0;
                while (!done.get()) {
                    seals += sealing.next().sealed() ? 1 : 0;
                }
                return seals;
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> count("audit_record") > 400);
            done.set(true);
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get(30, TimeUnit.SECONDS);
            }
            assertThat(sealer.get(30, TimeUnit.SECONDS)).isPositive();
            sealAll();

            Verification found = inspect();
            assertThat(found.broken()).isEmpty();
            assertThat(found.records()).isEqualTo(written);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSuperuserWhoChangesSwapsOrRemovesRowsIsFound() throws SQLException {
        for (int i = 0; i < 6; i++) {
            record("n" + i + ".done");
        }
        scan();
        sealAll();
        run("SET session_replication_role = replica; UPDATE audit_record SET actor = 'nobody' WHERE id = 2;"
                + " DELETE FROM audit_record WHERE id = 3;"
                + " UPDATE audit_record a SET action = b.action FROM audit_record b"
                + " WHERE (a.id, b.id) IN ((4, 5), (5, 4)); UPDATE scan SET verdict = 'EXITED'; RESET ALL");

        assertThat(inspect().broken())
                .extracting(Broken::kind, Broken::number, Broken::problem)
                .containsExactly(
                        tuple("audit", 2L, "changed"),
                        tuple("audit", 3L, "removed"),
                        tuple("audit", 4L, "changed"),
                        tuple("audit", 5L, "changed"),
                        tuple("scan", 1L, "changed"));
    }

    @Test
    void nothingIsChangedOrRemovedInPassing() throws SQLException {
        record("a.done");
        sealAll();
        for (String statement : List.of(
                "UPDATE audit_record SET actor = 'x'",
                "DELETE FROM audit_record",
                "TRUNCATE audit_record",
                "UPDATE seal SET records = 0",
                "DELETE FROM seal",
                "DELETE FROM scan",
                "UPDATE scan SET turn = 0",
                "UPDATE audit_truncation SET records = 0")) {
            assertThatThrownBy(() -> run(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void aCutOffEndIsRememberedThoughTheChainGrowsOn() throws SQLException {
        Path file = folder.resolve("witness");
        Memory kept = new Memory(file, CLOCK);
        Sealing witnessed = new Sealing(source, KEY, CLOCK, kept, MOST);
        record("a.done");
        witnessed.next();
        record("b.done");
        witnessed.next();
        run("SET session_replication_role = replica; DELETE FROM seal WHERE no = 2; RESET ALL");

        State state = witnessed.next();
        record("c.done");
        witnessed.next();

        assertThat(state.asRemembered()).isFalse();
        Memory afterRestart = new Memory(file, CLOCK);
        afterRestart.read();
        assertThat(inspect(afterRestart).first()).contains(new Broken(2, "seal", 2, "changed"));
    }

    @Test
    void aDatabaseFromADumpOfAnOlderClusterGoesOnWhereItWas() throws SQLException {
        run("ALTER TABLE audit_record ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint + 1000000");
        run("UPDATE turn_offset SET value = 1000000");
        record("there.done");
        sealAll();
        record("unsealed.done");
        run("ALTER TABLE audit_record ALTER COLUMN turn SET DEFAULT pg_current_xact_id()::text::bigint");
        run("UPDATE turn_offset SET value = 0");

        sealing.continueTurns();
        record("here.done");
        scan();
        sealAll();
        sealing.continueTurns();
        record("again.done");
        sealAll();

        Verification found = inspect();
        assertThat(found.broken()).isEmpty();
        assertThat(found.records()).isEqualTo(4);
        assertThat(found.scans()).isEqualTo(1);
    }

    @Test
    void whatWasRecordedBeforeThereWereSealsIsSealedAsWell() throws SQLException {
        DataSource old = RealDatabase.another("before_seals", "202611211800");
        String records = "INSERT INTO audit_record (at, actor, action, subject, detail)"
                + " SELECT now(), 'a', 'old.done', 's/1', '{}' FROM generate_series(1, 12000)";
        try (Connection connection = old.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(records);
            RealDatabase.migrate(old, RealDatabase.LATEST);
            statement.execute(records);
        }
        Sealing later = new Sealing(old, KEY, CLOCK, memory, 5_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            while (later.next().sealed()) {
                // on to the next
            }
            return inspect(old, memory).unsealed() == 0;
        });
        Verification found = inspect(old, memory);
        assertThat(found.broken()).isEmpty();
        assertThat(found.records()).isEqualTo(24_000);
        assertThat(found.seals()).isBetween(4L, 6L);
    }

    @Test
    void oldRecordsGoWithASignedWordAndOnlyOfWholeSeals() throws SQLException {
        record("old.done");
        scan();
        sealAll();
        assertThat(sealing.truncate(NOW)).isEmpty();

        assertThat(sealing.truncate(NOW.plusMillis(1))).isPresent();
        record("new.done");
        sealAll();
        assertThat(count("audit_record")).isEqualTo(1);
        assertThat(count("scan")).isEqualTo(1);
        assertThat(inspect().broken()).isEmpty();
        assertThatThrownBy(() -> run("DELETE FROM audit_record")).hasMessageContaining("append-only");

        run("SET session_replication_role = replica; DELETE FROM audit_truncation; RESET ALL");
        assertThat(inspect().first()).contains(new Broken(1, "audit", 1, "removed"));
    }

    private int write(int writer, AtomicBoolean done) throws SQLException {
        int written = 0;
        int tries = 0;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            while (!done.get()) {
                int together = 1 + written % (writer + 1);
                for (int i = 0; i < together; i++) {
                    insertRecord(connection, "w" + writer + ".done");
                }
                boolean kept = ++tries % 7 != 3;
                if (kept) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                written += kept ? together : 0;
            }
        }
        return written;
    }

    private void sealAll() throws SQLException {
        // another test's transaction may run in the cluster: what is sealed then waits for it
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            while (sealing.next().sealed()) {
                // on to the next
            }
            return count("audit_record WHERE turn >= coalesce((SELECT max(upto_turn) FROM seal), 0)")
                            + count("scan WHERE turn >= coalesce((SELECT max(upto_turn) FROM seal), 0)")
                    == 0;
        });
    }

    private Verification inspect() throws SQLException {
        return inspect(memory);
    }

    private Verification inspect(Memory witness) throws SQLException {
        return inspect(source, witness);
    }

    private static Verification inspect(DataSource source, Memory witness) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new Inspection(new DatabaseLedger(connection), KEY, witness.witnesses()).from(1);
        }
    }

    private void record(String action) throws SQLException {
        try (Connection connection = source.getConnection()) {
            insertRecord(connection, action);
        }
    }

    private static void insertRecord(Connection connection, String action) throws SQLException {
        try (var prepared = connection.prepareStatement("""
                INSERT INTO audit_record (at, actor, action, subject, address, detail)
                VALUES (now(), 'staff/1', ?, 'thing/1', '127.0.0.1', '{"a":"\\u00e4\\\\"}')
                """)) {
            prepared.setString(1, action);
            prepared.executeUpdate();
        }
    }

    private void scan() throws SQLException {
        run("INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,"
                + " force_asked, verdict, forced, explanation, settled_at, decided_at)"
                + " SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),"
                + " gen_random_uuid(), sha256('x'), false, 'ENTRY', false, 'ADMITTED', false, 'ok', now(), now()");
    }

    private long count(String from) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
