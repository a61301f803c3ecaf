package io.gatehouse.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come, or how it ended. What it says to be imported is committed, however it ends.
 *
 * @param bytes of the file, or {@link ImportSource#UNKNOWN}
 * @param failure why it ended early, in words for people
 * @param errors the first thousand
 * @param errorCount all of them; a row may have several
 */
public record ImportProgress(
        UUID id,
        UUID eventId,
        String name,
        ImportState state,
        Instant begunAt,
        long bytes,
        long bytesRead,
        long imported,
        long unchanged,
        long rejected,
        @Nullable String failure,
        List<ImportError> errors,
        long errorCount) {

    public boolean running() {
        return state == ImportState.RUNNING;
    }
}
