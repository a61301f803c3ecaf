package io.gatehouse.micro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * A PostgreSQL whose launcher was killed goes on without it, and so does one that was only being made or started: the
 * next start ends them before it touches their cluster. They are found by what they are and the cluster that they name,
 * for {@code postmaster.pid} may not be written yet, or hold a number that is another process's by now.
 */
final class OrphanedServer {

    private static final Logger LOG = Logger.getLogger(OrphanedServer.class.getName());
    private static final Set<String> MAKING = Set.of("initdb", "pg_ctl");
    private static final int PATIENCE_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path cluster) throws IOException {
        // killed, for what interrupts it makes initdb delete the folder, and what is in there by then
        for (ProcessHandle making : find(cluster, MAKING)) {
            making.destroyForcibly();
            awaitEnd(making);
        }
        for (ProcessHandle server : find(cluster, Set.of("postgres"))) {
            LOG.info("Stopping the PostgreSQL that an earlier start, cut short, left behind");
            interrupt(server);
        }
    }

    private static List<ProcessHandle> find(Path cluster, Set<String> programs) {
        return ProcessHandle.allProcesses()
                .filter(process -> programs.contains(program(process)) && names(process, cluster))
                .toList();
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .orElse("");
    }

    private static boolean names(ProcessHandle process, Path cluster) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast shutdown: it ends its sessions and writes all that is committed. */
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        awaitEnd(server);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartFailure("the PostgreSQL with process id " + process.pid() + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while PostgreSQL was stopping", e);
        }
    }
}
