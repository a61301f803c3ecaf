package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One import from its first byte to its last. Two threads share it: while the database stores a chunk, the next one is
 * read and its codes are made.
 */
final class ImportWork {

    private static final int MOST_TRIES = 5;

    /** Statistics are made anew when so many have come, and then whenever there are so many times as many. */
    private static final int FIRST_STATISTICS = 4000;

    private static final int GROWTH = 4;

    private static final Duration SOON = Duration.ofSeconds(2);

    /**
     * What every import works with.
     *
     * @param executor whose threads store
     */
    record Means(ImportChunks chunks, ImportCodes codes, ExecutorService executor) {}

    private record Handed(ImportChunk chunk, Future<ImportOutcome> outcome) {}

    private final ImportRun run;
    private final ImportSource source;
    private final ImportLimits limits;
    private final Means means;
    private final RisingIds ids;
    private @Nullable Handed handed;
    private long imported;
    private long nextStatistics = FIRST_STATISTICS;

    /** Codes are made ahead as long as rows turn out to be new: of a file that is sent again none is needed. */
    private boolean ahead = true;

    ImportWork(ImportRun run, ImportSource source, ImportLimits limits, Means means) {
        this.run = run;
        this.source = source;
        this.limits = limits;
        this.means = means;
        ids = new RisingIds(run.begunAt());
    }

    void perform() {
        try {
            readAll();
            await();
            run.end(run.cancelled() ? ImportState.CANCELLED : ImportState.FINISHED, null);
        } catch (IOException e) {
            awaitQuietly();
            run.end(ImportState.FAILED, "The file broke off");
            throw new ProblemException(
                    ProblemType.INVALID, "The file broke off; what was read before is imported, send it again");
        } catch (ProblemException e) {
            awaitQuietly();
            run.end(ImportState.FAILED, e.detail());
            throw e;
        } catch (RuntimeException e) {
            awaitQuietly();
            run.fail();
            throw e;
        }
    }

    private void readAll() throws IOException {
        ImportReader reader = new ImportReader(source.input(), limits);
        boolean more = true;
        while (more && !run.cancelled()) {
            ImportChunk chunk = new ImportChunk();
            more = reader.fill(chunk);
            run.read(reader.bytesRead());
            if (!more) {
                requireWhole(reader.bytesRead());
            }
            List<ImportTicket> tickets = chunk.rows().stream()
                    .map(row -> new ImportTicket(ids.next(), row))
                    .toList();
            if (ahead) {
                tickets.forEach(ticket -> ticket.code(means.codes()));
            }
            handOver(chunk, tickets);
        }
    }

    /** A connection that was cut may look like the end of the file: its last line is then not what it was meant to be. */
    private void requireWhole(long bytesRead) throws IOException {
        if (source.bytes() != ImportSource.UNKNOWN && bytesRead != source.bytes()) {
            throw new IOException("The file broke off");
        }
    }

    private void handOver(ImportChunk chunk, List<ImportTicket> tickets) {
        await();
        if (!run.cancelled()) {
            handed = new Handed(chunk, means.executor().submit(() -> store(tickets)));
        }
    }

    private ImportOutcome store(List<ImportTicket> tickets) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            Optional<ImportOutcome> outcome = means.chunks().store(run.eventId(), tickets, means.codes());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw ProblemException.tryLater(
                ProblemType.BUSY, "Others issue the same tickets at the same time; what was stored before stays", SOON);
    }

    /** Waits for the chunk that the database was given, and counts it. */
    private void await() {
        Handed earlier = handed;
        handed = null;
        if (earlier == null) {
            return;
        }
        ImportOutcome outcome = outcome(earlier.outcome());
        ImportChunk chunk = earlier.chunk();
        List<ImportError> errors = new ArrayList<>(chunk.errors());
        errors.addAll(outcome.errors());
        errors.sort(Comparator.comparingLong(ImportError::line));
        run.errors().add(errors);
        run.stored(
                outcome.imported(),
                outcome.unchanged(),
                chunk.rejected() + outcome.errors().size());
        ahead = outcome.imported() * 2 >= chunk.rows().size();
        imported += outcome.imported();
        if (imported >= nextStatistics) {
            nextStatistics = imported * GROWTH;
            means.chunks().refreshStatistics(imported);
        }
    }

    private static ImportOutcome outcome(Future<ImportOutcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What was given to the database before something else failed still counts. */
    private void awaitQuietly() {
        try {
            await();
        } catch (RuntimeException alsoFailed) {
            // then the first failure is the one to tell
        }
    }
}
