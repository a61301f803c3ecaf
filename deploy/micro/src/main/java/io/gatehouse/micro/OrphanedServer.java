package io.gatehouse.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/** A PostgreSQL whose launcher was killed goes on without it; the next start stops it before starting its own. */
final class OrphanedServer {

    private static final Logger LOG = Logger.getLogger(OrphanedServer.class.getName());
    private static final int PATIENCE_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path cluster) throws IOException {
        Optional<ProcessHandle> server = find(cluster);
        if (server.isPresent()) {
            LOG.info("Stopping the PostgreSQL that an earlier start, cut short, left behind");
            interrupt(server.get());
        }
    }

    private static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
            return Optional.empty();
        }
        // the number may be another process's by now: only one that names this cluster is ours
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(cluster.toString()))
                        .orElse(false));
    }

    /** SIGINT is PostgreSQL's fast shutdown: it ends its sessions and writes all that is committed. */
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartFailure("the PostgreSQL with process id " + server.pid() + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while PostgreSQL was stopping", e);
        }
    }
}
