package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.micro.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of one installation: started, stopped, started again, killed, and started once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {

    private static final int ENOUGH = 40;
    private static final String ADDRESS = "127.0.0.1";
    private static final String OTHER_ADDRESS = "127.0.0.2";

    private final Path data = Run.newFolder("life");
    private final int port = Run.freePort();
    private Run run = Run.of(Map.of(), List.of("true"));

    private Duration firstStart = Duration.ZERO;

    @BeforeAll
    void startForTheFirstTime() {
        Instant begun = Instant.now();
        run = start(OTHER_ADDRESS);
        run.awaitReady();
        firstStart = Duration.between(begun, Instant.now());
    }

    @AfterAll
    void leaveNothing() throws IOException {
        run.close();
        Family.of(data).forEach(ProcessHandle::destroyForcibly);
        Binaries.delete(data);
    }

    @Test
    @Order(1)
    void theFirstStartSaysWhereItIsHowToSignInAndHowToStopIt() {
        assertThat(run.out())
                .contains("http://" + OTHER_ADDRESS + ":" + port + "/console/")
                .containsPattern("Sign in +admin / " + password())
                .contains("shown this once")
                .contains(data.toString())
                .contains("kill " + run.process().pid());
        Client admin = Client.signIn(OTHER_ADDRESS, port, password());
        assertThat(Door.event(admin, "First").status()).isEqualTo(201);
    }

    /** On a machine of its own: where others keep the processors busy, it may take as many times longer. */
    @Test
    @Order(1)
    void theFirstStartTakesLessThanHalfAMinute() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double share = Math.max(1, machine.getSystemLoadAverage() / machine.getAvailableProcessors());

        assertThat(firstStart).isLessThan(Duration.ofMillis((long) (share * 30_000)));
    }

    @Test
    @Order(1)
    void theLogOfAStartIsShortAndOurs() {
        assertThat(run.log())
                .hasSizeBetween(1, 10)
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d INFO +(micro|audit): .*"));
        assertThat((run.out() + run.err()).toLowerCase(Locale.ROOT))
                .doesNotContain("payara", "glassfish", "hazelcast", "grizzly", "exception");
    }

    @Test
    @Order(1)
    void onlyHttpIsOpenAtTheGivenAddressAndOnlyTheDatabaseElseOnLoopback() throws IOException {
        assertThat(Sockets.open(Family.of(data)))
                .containsExactlyInAnyOrder(
                        "tcp " + OTHER_ADDRESS + ":" + port, "tcp " + ADDRESS + ":" + databasePort());
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void theDatabaseKeepsWhatItConfirmed(String setting) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW " + setting)) {
            assertThat(shown.next()).isTrue();
            assertThat(shown.getString(1)).isEqualTo("on");
        }
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"gatehouse", "postgres"})
    void theDatabaseLetsNobodyInWithoutAPassword(String user) {
        String url = "jdbc:postgresql://" + ADDRESS + ":" + databasePort() + "/" + user;
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "")).hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(1)
    void anotherStartOnTheSameFolderIsRefused() {
        try (Run second = start(ADDRESS)) {
            assertThat(second.refusal(1)).contains("in use", data.toString());
        }
        assertThat(run.process().isAlive()).isTrue();
    }

    @Test
    @Order(2)
    void anInterruptStopsItAndAllThatItStarted() {
        run.stopsOn("INT", data);

        assertThat(data.resolve("run")).doesNotExist();
        assertThat(run.out()).contains("Stopping …").endsWith("Gatehouse has stopped." + System.lineSeparator());
        assertThat(run.log()).hasSizeBetween(1, 10);
    }

    @Test
    @Order(3)
    void theSecondStartKeepsDataAndPasswordAndDoesNotShowIt() {
        String before = password();

        run = start(ADDRESS);
        run.awaitReady();

        assertThat(password()).isEqualTo(before);
        assertThat(run.out() + run.err()).doesNotContain(before).doesNotContain("Sign in");
        assertThat(run.out()).contains("http://localhost:" + port + "/console/");
        assertThat(Client.signIn(ADDRESS, port, before).get("/api/events").body())
                .contains("\"First\"");
    }

    @Test
    @Order(4)
    void killedWhileItIsWrittenToItLosesNothingThatItConfirmed() throws IOException {
        Client admin = Client.signIn(ADDRESS, port, password());
        Door door = Door.open(admin, 1000);
        Map<String, String> events = new ConcurrentHashMap<>();
        Map<String, String> scans = new ConcurrentHashMap<>();
        Thread creating = writing(() -> {
            Answer event = Door.event(admin, "Another");
            assertThat(event.status()).isEqualTo(201);
            events.put(event.field("id"), "Another");
        });
        Thread scanning = writing(() -> {
            String scanId = UUID.randomUUID().toString();
            String code = door.codes().get(scans.size());
            assertThat(door.scan(scanId, code).field("verdict")).isEqualTo("ADMITTED");
            scans.put(scanId, code);
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events.size() > ENOUGH && scans.size() > ENOUGH && scans.size() < 1000);

        ProcessHandle orphan = Family.postgres(data);
        run.signal("KILL");
        run.awaitExit(Run.STOP_PATIENCE);
        await().until(() -> !creating.isAlive() && !scanning.isAlive());
        assertThat(Family.isRunning(orphan)).isTrue();

        run = start(ADDRESS);
        run.awaitReady();

        assertThat(Family.isRunning(orphan)).isFalse();
        assertThat(Family.postgres(data).pid()).isNotEqualTo(orphan.pid());
        assertThat(events.keySet())
                .allSatisfy(id ->
                        assertThat(admin.get("/api/events/" + id).status()).isEqualTo(200));
        assertThat(scans)
                .allSatisfy((scanId, code) ->
                        assertThat(door.scan(scanId, code).body()).contains("\"replay\":true", "\"ADMITTED\""));
    }

    @Test
    @Order(5)
    void aTerminationStopsItAndAllThatItStarted() {
        run.stopsOn("TERM", data);
    }

    @ParameterizedTest
    @Order(6)
    @ValueSource(strings = {"Starting PostgreSQL", "starting the application"})
    void aTerminationWhileItStartsLeavesNothingEither(String moment) throws IOException {
        Path unfinished = Run.newFolder("unfinished");
        try (Run starting = Run.gatehouse(unfinished, "--http-address", ADDRESS, "--http-port=" + Run.freePort())) {
            starting.awaitSaid(moment, Run.READY_PATIENCE);
            starting.signal("TERM");

            assertThat(starting.awaitExit(Run.READY_PATIENCE)).isZero();
            assertThat(Family.of(unfinished)).isEmpty();
            assertThat(starting.out()).doesNotContain("is ready");
            assertThat(starting.err()).doesNotContain("gatehouse: ");
        } finally {
            Family.of(unfinished).forEach(ProcessHandle::destroyForcibly);
            Binaries.delete(unfinished);
        }
    }

    private Run start(String address) {
        return Run.gatehouse(data, "--http-address", address, "--http-port", Integer.toString(port));
    }

    /** Writes as fast as it can, until the other side is gone. */
    private static Thread writing(Runnable write) {
        Thread thread = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    write.run();
                }
            } catch (UncheckedIOException e) {
                Thread.currentThread().interrupt(); // killed, as was planned
            }
        });
        thread.start();
        return thread;
    }

    private String password() {
        return content("admin-password");
    }

    private int databasePort() {
        return Integer.parseInt(
                content("postgres/postmaster.pid").lines().toList().get(3));
    }

    private Connection database() throws SQLException {
        String url = "jdbc:postgresql://" + ADDRESS + ":" + databasePort() + "/gatehouse";
        return DriverManager.getConnection(url, "gatehouse", content("database-password"));
    }

    private String content(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
