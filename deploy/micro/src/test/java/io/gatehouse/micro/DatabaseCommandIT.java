package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code gatehouse database}: the embedded PostgreSQL without the application. */
class DatabaseCommandIT {

    private static final Pattern SAID = Pattern.compile("(jdbc:postgresql:\\S+) user (\\S+), password in (\\S+)");

    @Test
    void itServesAMigratedDatabaseSaysWhereAndStopsWhenAsked() throws SQLException, IOException {
        Path data = Run.newFolder("database");
        try (Run run = command(data, Map.of())) {
            run.awaitSaid("password in", Run.READY_PATIENCE);
            Matcher said = SAID.matcher(run.out());
            assertThat(said.find()).as(run.out()).isTrue();
            String password = Files.readString(Path.of(said.group(3))).strip();

            Database database = new Database(said.group(1), said.group(2), password);

            try (Connection connection = database.connect()) {
                assertThat(connection.isValid(1)).isTrue();
            }
            assertThat(new Schema(database).hasNoStaff()).isTrue();
            run.stopsOn("TERM", data);
        } finally {
            Family.of(data).forEach(ProcessHandle::destroyForcibly);
            Binaries.delete(data);
        }
    }

    @Test
    void aDatabaseThatEndsByItselfEndsAllWithAFailureThatSaysSo() throws IOException {
        Path data = Run.newFolder("database");
        try (Run run = command(data, Map.of())) {
            run.awaitSaid("password in", Run.READY_PATIENCE);

            Family.postgres(data).destroyForcibly();

            assertThat(run.awaitExit(Run.STOP_PATIENCE)).isEqualTo(1);
            assertThat(run.err()).contains("gatehouse: the embedded PostgreSQL has ended by itself");
            assertThat(run.err()).doesNotContain("SEVERE", "WARNING");
        } finally {
            Family.of(data).forEach(ProcessHandle::destroyForcibly);
            Binaries.delete(data);
        }
    }

    @Test
    void besideAGivenDatabaseItIsWrongUsage() {
        Map<String, String> given = Map.of("GATEHOUSE_DATABASE_URL", "jdbc:postgresql://db/gatehouse");
        try (Run run = command(Run.newFolder("database"), given)) {
            assertThat(run.refusal(StartFailure.USAGE)).contains("gatehouse.database.url is set");
        }
    }

    private static Run command(Path data, Map<String, String> environment) {
        String program = Run.DISTRIBUTION.resolve("bin/gatehouse").toString();
        return Run.of(environment, List.of(program, "database", "--data", data.toString()));
    }
}
