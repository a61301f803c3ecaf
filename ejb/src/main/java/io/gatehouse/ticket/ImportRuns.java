package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The imports of this node: those that run, and how the latest of each event ended. */
@ApplicationScoped
class ImportRuns {

    /** Each of them takes a thread of the server's few. */
    private static final int MOST_AT_ONCE = 4;

    private static final int MOST_KEPT = 50;
    private static final Duration LATER = Duration.ofSeconds(10);

    private final List<ImportRun> runs = new ArrayList<>();

    synchronized ImportRun begin(UUID eventId, ImportSource source, Instant now) {
        if (runs.stream().filter(ImportRun::running).count() >= MOST_AT_ONCE) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY, MOST_AT_ONCE + " imports are running; wait for one of them to end", LATER);
        }
        discard(runs.stream()
                .filter(run -> !run.running() && run.eventId().equals(eventId))
                .toList());
        List<ImportRun> ended = runs.stream().filter(run -> !run.running()).toList();
        discard(ended.subList(0, Math.max(0, ended.size() - MOST_KEPT)));
        ImportRun run = new ImportRun(eventId, source.name(), source.bytes(), now);
        runs.add(run);
        return run;
    }

    synchronized Optional<ImportRun> run(UUID id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** The one that was begun last. */
    synchronized Optional<ImportRun> latest(UUID eventId) {
        return runs.stream().filter(run -> run.eventId().equals(eventId)).reduce((earlier, later) -> later);
    }

    @PreDestroy
    synchronized void stop() {
        runs.forEach(ImportRun::cancel);
        runs.forEach(run -> run.errors().discard());
    }

    private void discard(List<ImportRun> ended) {
        ended.forEach(run -> run.errors().discard());
        runs.removeAll(ended);
    }
}
