package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Starts that are cut short at their worst moments, or wait for somebody who never answers. */
class InterruptedStartIT {

    @Test
    void killedWhileTheDatabaseIsMadeItMakesAnotherAndKeepsWhatWasThere() throws IOException {
        Path data = Run.newFolder("half-made");
        try (Run first = database(data)) {
            await("the cluster in the making")
                    .atMost(Run.READY_PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(data.resolve("postgres/PG_VERSION")));
            List<ProcessHandle> making = Family.of(data);
            first.signal("KILL");
            first.awaitExit(Run.STOP_PATIENCE);

            try (Run second = database(data)) {
                second.awaitSaid("password in", Run.READY_PATIENCE);

                assertThat(making).noneMatch(Family::isRunning);
                assertThat(second.err()).contains("was not complete");
                try (Stream<Path> files = Files.list(data)) {
                    assertThat(files).anyMatch(file -> file.toString().contains("postgres.incomplete-"));
                }
                second.stopsOn("TERM", data);
            }
        } finally {
            Family.of(data).forEach(ProcessHandle::destroyForcibly);
            Binaries.delete(data);
        }
    }

    @Test
    void waitingForADatabaseThatNeverAnswersItStopsAtOnceWhenAsked() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Run run = migration(silent)) {
            silent.accept();
            run.signal("TERM");

            assertThat(run.awaitExit(Duration.ofSeconds(5))).isZero();
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatNeverAnswersIsGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Run run = migration(silent)) {
            assertThat(run.refusal(1)).contains("unreachable").doesNotContain("hunter2");
        }
    }

    private static Run database(Path data) {
        return Run.of(Map.of(), List.of(program(), "database", "--data", data.toString()));
    }

    private static Run migration(ServerSocket server) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/gatehouse?password=hunter2";
        Path data = Run.newFolder("waiting");
        return Run.of(Map.of("GATEHOUSE_DATABASE_URL", url), List.of(program(), "migrate", "--data", data.toString()));
    }

    private static String program() {
        return Run.DISTRIBUTION.resolve("bin/gatehouse").toString();
    }
}
