package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole imports into the real PostgreSQL. */
class ImportWorkTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);
    private static final Secrets SECRETS = new Secrets("A".repeat(43));
    private static final CodeMint MINT = new CodeMint(new KeyStore(RealDatabase.source(), SECRETS, CLOCK), SECRETS);
    private static final int CHUNK = 4000;

    private final UUID eventId = Given.event();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Chunks chunks = new Chunks();

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    @Test
    void theSameFileAgainImportsNothing() {
        String file = file(1, 10_000);

        assertThat(perform(file)).isEqualTo("FINISHED 10000 0 0");
        assertThat(perform(file)).isEqualTo("FINISHED 0 10000 0");
        assertThat(perform(file(5_001, 12_000))).isEqualTo("FINISHED 2000 5000 0");
        assertThat(tickets()).isEqualTo(12_000);
        assertThat(codes()).isEqualTo(12_000);
    }

    @Test
    void ticketsAreListedInTheOrderOfTheFile() throws SQLException {
        perform(file(1, 9_000));

        assertThat(references())
                .isEqualTo(
                        IntStream.rangeClosed(1, 9_000).mapToObj(n -> "R-" + n).toList());
    }

    @Test
    void codesThatAreBroughtAlongAreFoundByTheirHashAndKeptEncrypted() {
        perform("reference,code\nR-1,  brought along \nR-2,\n,ünïcode \"x\"\n");

        assertThat(RealDatabase.count(
                        "ticket_code WHERE key_number IS NULL AND code_cipher IS NOT NULL AND event_id", eventId))
                .isEqualTo(2);
        assertThat(RealDatabase.count("ticket_code WHERE key_number = 1 AND code_cipher IS NULL AND event_id", eventId))
                .isEqualTo(1);
        assertThat(RealDatabase.count(
                        "ticket_code WHERE encode(code_hash, 'hex') = '"
                                + HexFormat.of().formatHex(Secrets.hash("brought along")) + "' AND event_id",
                        eventId))
                .isEqualTo(1);
    }

    @Test
    void whatTextsMayHoldComesThrough() throws SQLException {
        perform("reference,holder\n\"tab\there\",\"back\\slash \\N \\.\"\n\"new\nline\",\"quote \"\"q\"\" 🎫\"\n");

        assertThat(references()).containsExactly("tab\there", "new\nline");
        assertThat(perform("reference,holder\n\"tab\there\",\"back\\slash \\N \\.\"\n"))
                .isEqualTo("FINISHED 0 1 0");
    }

    @Test
    void badRowsAreToldInTheirOrderWhileGoodOnesGoIn() throws IOException {
        perform("reference,holder\nR-1,Jane\n");
        ImportRun run = run(ImportSource.UNKNOWN);
        work(run, stream("reference,holder\nR-1,June\n,x\nR-2,a\nR-2,a\nR-2,b\nR-3\nR-4,z\n"))
                .perform();

        assertThat(summary(run)).isEqualTo("FINISHED 2 1 4");
        assertThat(run.progress().errors()).extracting(ImportError::line).containsExactly(2L, 3L, 6L, 7L);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        run.errors().writeTo(written);
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .startsWith("line,field,message", "2,reference,is that of a ticket with another holder");
        run.errors().discard();
    }

    @Test
    void allErrorsAreCountedAndWrittenButOnlyTheFirstThousandKeptAtHand() throws IOException {
        ImportRun run = run(ImportSource.UNKNOWN);
        work(run, stream("reference,email\n" + "x,y\n".repeat(5_000))).perform();

        assertThat(run.progress().errors()).hasSize(1_000);
        assertThat(run.progress().errorCount()).isEqualTo(5_000);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        run.errors().writeTo(written);
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).hasSize(5_001);
        run.errors().discard();
    }

    @Test
    void whatIsStoredWhenItIsCancelledStays() {
        ImportRun run = run(ImportSource.UNKNOWN);
        chunks.afterEach = run::cancel;
        work(run, stream(file(1, 20_000))).perform();

        assertThat(run.progress().state()).isEqualTo(ImportState.CANCELLED);
        assertThat(run.progress().imported()).isEqualTo(CHUNK);
        assertThat(tickets()).isEqualTo(CHUNK);
        chunks.afterEach = () -> {};
        assertThat(perform(file(1, 20_000))).isEqualTo("FINISHED 16000 4000 0");
    }

    @Test
    void aFileThatBreaksOffLeavesWhatWasStoredAndIsCompletedByARepeat() {
        ImportRun run = run(ImportSource.UNKNOWN);
        InputStream cut = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream broken = new SequenceInputStream(stream(file(1, 9_000)), cut);

        assertThatThrownBy(() -> work(run, broken).perform())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID));
        assertThat(summary(run)).isEqualTo("FAILED 8000 0 0");
        assertThat(tickets()).isEqualTo(8_000);
        assertThat(perform(file(1, 9_000))).isEqualTo("FINISHED 1000 8000 0");
    }

    @Test
    void aFileThatIsShorterThanAnnouncedIsNotTakenForWhole() {
        String file = file(1, 100);
        ImportRun run = run(file.length() + 5L);

        assertThatThrownBy(() -> work(run, stream(file)).perform()).hasMessageContaining("broke off");
        assertThat(tickets()).isZero();
    }

    @Test
    void aReferenceThatIsTakenMeanwhileIsSeenOnTheNextTry() throws Exception {
        try (Connection other = RealDatabase.source().getConnection()) {
            other.setAutoCommit(false);
            try (var insert = other.prepareStatement("""
                    INSERT INTO ticket (id, event_id, reference, holder, paid, status, created_at)
                    VALUES (?, ?, 'R-2', 'Somebody', true, 'VALID', now())
                    """)) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, eventId);
                insert.execute();
            }
            CompletableFuture<String> ours = CompletableFuture.supplyAsync(() -> perform(file(1, 3)));
            await().atMost(Duration.ofSeconds(10)).until(() -> RealDatabase.waiting() > 0);

            other.commit();
            assertThat(ours.get()).isEqualTo("FINISHED 2 0 1");
        }
    }

    @Test
    void theSameFileTwiceAtOnceIsImportedOnce() {
        String file = file(1, 12_000);
        CompletableFuture<ImportRun> first = CompletableFuture.supplyAsync(() -> performed(file), executor);
        CompletableFuture<ImportRun> second = CompletableFuture.supplyAsync(() -> performed(file), executor);

        long imported =
                first.join().progress().imported() + second.join().progress().imported();
        long unchanged =
                first.join().progress().unchanged() + second.join().progress().unchanged();
        assertThat(imported).isEqualTo(12_000);
        assertThat(unchanged).isEqualTo(12_000);
        assertThat(tickets()).isEqualTo(12_000);
    }

    /** Transactions as the container would make them. */
    private static final class Chunks extends ImportChunks {

        private Runnable afterEach = () -> {};

        @Override
        public Optional<ImportOutcome> store(UUID eventId, List<ImportTicket> wanted, ImportCodes codes) {
            try (Connection connection = RealDatabase.source().getConnection()) {
                connection.setAutoCommit(false);
                try {
                    ImportOutcome outcome = new ImportStore(RealDatabase.within(connection))
                            .store(eventId, wanted, codes, CLOCK.instant());
                    connection.commit();
                    afterEach.run();
                    return Optional.of(outcome);
                } catch (SQLException e) {
                    connection.rollback();
                    if (isRace(e)) {
                        return Optional.empty();
                    }
                    throw e;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void refreshStatistics(long atLeast) {
            try {
                new ImportStore(RealDatabase.source()).refreshStatistics(atLeast);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String perform(String file) {
        return summary(performed(file));
    }

    private ImportRun performed(String file) {
        ImportRun run = run(file.getBytes(StandardCharsets.UTF_8).length);
        work(run, stream(file)).perform();
        run.errors().discard();
        return run;
    }

    private ImportRun run(long bytes) {
        return new ImportRun(eventId, "a file", bytes, CLOCK.instant());
    }

    private ImportWork work(ImportRun run, InputStream input) {
        long bytes = run.progress().bytes();
        return new ImportWork(
                run,
                new ImportSource("a file", bytes, input),
                ImportLimits.of(1 << 30, 1_000_000),
                new ImportWork.Means(
                        chunks, new ImportCodes(MINT, codes -> codes.signWith(MINT.press(eventId))), executor));
    }

    private static String summary(ImportRun run) {
        ImportProgress end = run.progress();
        return end.state() + " " + end.imported() + " " + end.unchanged() + " " + end.rejected();
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> "R-" + n + ",Guest " + n + "\n")
                .collect(Collectors.joining("", "reference,holder\n", ""));
    }

    private long tickets() {
        return RealDatabase.count("ticket WHERE event_id", eventId);
    }

    private long codes() {
        return RealDatabase.count("ticket_code WHERE event_id", eventId);
    }

    private List<String> references() throws SQLException {
        try (Connection connection = RealDatabase.source().getConnection();
                var select =
                        connection.prepareStatement("SELECT reference FROM ticket WHERE event_id = ? ORDER BY seq")) {
            select.setObject(1, eventId);
            List<String> references = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    references.add(rows.getString(1));
                }
            }
            return references;
        }
    }
}
