package io.gatehouse.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as it goes on: written by the one thread that does it, read by who watches. */
final class ImportRun {

    private final UUID id = UUID.randomUUID();
    private final UUID eventId;
    private final String name;
    private final long bytes;
    private final Instant begunAt;
    private final ImportErrors errors = new ImportErrors();
    private volatile ImportState state = ImportState.RUNNING;
    private volatile @Nullable String failure;
    private volatile boolean cancelled;
    private volatile long bytesRead;
    private volatile long imported;
    private volatile long unchanged;
    private volatile long rejected;

    ImportRun(UUID eventId, String name, long bytes, Instant begunAt) {
        this.eventId = eventId;
        this.name = name;
        this.bytes = bytes;
        this.begunAt = begunAt;
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    Instant begunAt() {
        return begunAt;
    }

    ImportErrors errors() {
        return errors;
    }

    boolean running() {
        return state == ImportState.RUNNING;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** It ends as soon as what is being stored is stored. */
    void cancel() {
        cancelled = true;
    }

    void read(long bytesSoFar) {
        bytesRead = bytesSoFar;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread only
    void stored(int anew, int same, int wrong) {
        imported += anew;
        unchanged += same;
        rejected += wrong;
    }

    void end(ImportState end, @Nullable String why) {
        failure = why;
        state = end;
    }

    /** Ends it for a reason that is not the file's. */
    void fail() {
        end(ImportState.FAILED, "Something went wrong on our side, and was logged");
    }

    ImportProgress progress() {
        return new ImportProgress(
                id,
                eventId,
                name,
                state,
                begunAt,
                bytes,
                bytesRead,
                imported,
                unchanged,
                rejected,
                failure,
                errors.first(),
                errors.count());
    }
}
