package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** With a PostgreSQL of the user's, here one that the test started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GivenDatabaseIT {

    private static final String ADMIN_PASSWORD = "chosen by the operator";

    private final Path serverFolder = Run.newFolder("given");
    private final DataFolder server = DataFolder.open(serverFolder);
    private final Path data = Run.newFolder("beside");
    private final EmbeddedDatabase postgres = EmbeddedDatabase.start(server, 0);
    private final Database given = postgres.database();

    @BeforeAll
    void migrate() {
        try (Run migration = start(given, List.of("migrate"))) {
            assertThat(migration.awaitExit(Run.READY_PATIENCE))
                    .as(migration.err())
                    .isZero();
            assertThat(migration.out()).contains("up to date");
        }
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
        server.close();
        Binaries.delete(serverFolder);
        Binaries.delete(data);
    }

    @Test
    @Order(1)
    void aWrongPasswordIsToldFromAnUnreachableServer() {
        try (Run run = start(new Database(given.url(), given.user(), "wrong"), List.of())) {
            assertThat(run.refusal(1)).contains(given.url(), "refuses the user 'gatehouse'");
        }
    }

    @Test
    @Order(1)
    void anUnreachableServerIsNamed() {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + Run.freePort() + "/gatehouse";
        try (Run run = start(new Database(nowhere, given.user(), given.password()), List.of())) {
            assertThat(run.refusal(1)).contains(nowhere, "unreachable");
        }
    }

    @Test
    @Order(1)
    void aMissingDatabaseIsNamed() {
        String missing = given.url() + "_not_there";
        try (Run run = start(new Database(missing, given.user(), given.password()), List.of())) {
            assertThat(run.refusal(1)).contains(missing, "create it first");
        }
    }

    @Test
    @Order(2)
    void itWorksEndToEndAndNoOtherDatabaseIsStarted() throws SQLException {
        int port = Run.freePort();
        try (Run run = start(given, List.of("--http-port=" + port, "--admin-password=" + ADMIN_PASSWORD))) {
            run.awaitReady();
            Client admin = Client.signIn("127.0.0.1", port, ADMIN_PASSWORD);
            Door door = Door.open(admin, 1);
            String first = "6f1c1a52-0000-4000-8000-000000000001";
            String second = "6f1c1a52-0000-4000-8000-000000000002";

            assertThat(door.scan(first, door.codes().get(0)).field("verdict")).isEqualTo("ADMITTED");
            assertThat(door.scan(second, door.codes().get(0)).field("reason")).isEqualTo("already_admitted");

            assertThat(count("scan")).isEqualTo(2);
            assertThat(run.out()).doesNotContain(ADMIN_PASSWORD);
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(Family.of(data)).containsExactly(run.process());
            run.stopsOn("TERM", data);
        }
    }

    @Test
    @Order(3)
    void ticketsWhoseKeyIsMissingAreNotServed() throws IOException {
        Path elsewhere = Run.newFolder("keyless");
        try (Run run = Run.of(environment(given), command(elsewhere, List.of()))) {
            assertThat(run.refusal(1)).contains(elsewhere.resolve("installation.key") + " is missing");
        }
    }

    @Test
    @Order(4)
    void aSchemaThatIsNewerThanTheProgramIsLeftAlone() throws SQLException {
        execute(
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '299912310000', 'later', type, 'later.sql',"
                        + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1");
        try (Run run = start(given, List.of())) {
            assertThat(run.refusal(1)).contains("299912310000", "newer than this program");
        }
    }

    private Run start(Database database, List<String> arguments) {
        return Run.of(environment(database), command(data, arguments));
    }

    private static Map<String, String> environment(Database database) {
        return Map.of(
                "GATEHOUSE_DATABASE_URL", database.url(),
                "GATEHOUSE_DATABASE_USER", database.user(),
                "GATEHOUSE_DATABASE_PASSWORD", database.password());
    }

    private static List<String> command(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Run.DISTRIBUTION.resolve("bin/gatehouse").toString());
        command.addAll(List.of("--data", folder.toString(), "--http-address=127.0.0.1"));
        command.add("--http-port=" + Run.freePort());
        command.addAll(arguments);
        return command;
    }

    private int count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(given.url(), given.user(), given.password());
    }
}
