package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Events;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tickets by the file: begun, watched, cancelled. What one chunk of rows needs is its own transaction. */
@Stateless
@RolesAllowed("ADMIN")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Imports {

    private static final long MEGABYTE = 1024L * 1024;
    private static final Logger LOG = Logger.getLogger(Imports.class.getName());

    @EJB
    private Events events;

    @EJB
    private ImportChunks chunks;

    @Inject
    private ImportRuns runs;

    @Inject
    private CodeMint mint;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "gatehouse.import.max-megabytes", defaultValue = "1024")
    private long mostMegabytes;

    @Inject
    @ConfigProperty(name = "gatehouse.import.max-rows", defaultValue = "2000000")
    private long mostRows;

    /** How large a file may be. */
    public long mostBytes() {
        return mostMegabytes * MEGABYTE;
    }

    /** Imports all of it before it returns. */
    public ImportProgress read(UUID eventId, ImportSource source) {
        events.get(eventId);
        ImportRun run = begin(eventId, source);
        perform(run, work(run, source), chunks);
        return run.progress();
    }

    /** Returns at once and goes on by itself; closes the source's input when it has ended. */
    public ImportProgress start(UUID eventId, ImportSource source) {
        events.get(eventId);
        ImportRun run = begin(eventId, source);
        ImportWork work = work(run, source);
        ImportChunks boundary = chunks;
        executor.execute(() -> performAlone(run, work, boundary, source));
        return run.progress();
    }

    /** The import into that event that was begun last, by whomever, if this node still knows one. */
    public Optional<ImportProgress> latest(UUID eventId) {
        return runs.latest(eventId).map(ImportRun::progress);
    }

    public ImportProgress get(UUID importId) {
        return run(importId).progress();
    }

    /** Ends a running import; what is imported by then stays. */
    public ImportProgress cancel(UUID importId) {
        ImportRun run = run(importId);
        run.cancel();
        return run.progress();
    }

    /** All errors, as CSV. */
    public void writeErrors(UUID importId, OutputStream output) throws IOException {
        run(importId).errors().writeTo(output);
    }

    private ImportRun begin(UUID eventId, ImportSource source) {
        ImportRun run = runs.begin(eventId, source, clock.instant());
        try {
            chunks.begun(eventId, run.id(), source.name());
            return run;
        } catch (RuntimeException e) {
            run.fail();
            throw e;
        }
    }

    private ImportWork work(ImportRun run, ImportSource source) {
        ImportChunks boundary = chunks;
        ImportCodes codes = new ImportCodes(mint, wanting -> boundary.equip(wanting, run.eventId()));
        ImportLimits limits = ImportLimits.of(mostBytes(), mostRows);
        return new ImportWork(run, source, limits, new ImportWork.Means(boundary, codes, executor));
    }

    private static void perform(ImportRun run, ImportWork work, ImportChunks boundary) {
        try {
            work.perform();
        } finally {
            if (run.running()) {
                run.fail();
            }
            boundary.ended(run.progress());
        }
    }

    /** Nobody waits for it: how it ends is read from the run. */
    private static void performAlone(ImportRun run, ImportWork work, ImportChunks boundary, ImportSource source) {
        try {
            perform(run, work, boundary);
        } catch (ProblemException told) {
            LOG.log(Level.FINE, "An import failed", told);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "An import failed", e);
        } finally {
            close(source.input());
        }
    }

    private static void close(InputStream input) {
        try {
            input.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file that was imported could not be closed", e);
        }
    }

    private ImportRun run(UUID importId) {
        return runs.run(importId).orElseThrow(() -> ProblemException.notFound("import"));
    }
}
