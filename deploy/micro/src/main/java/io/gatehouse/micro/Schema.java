package io.gatehouse.micro;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables, as this program needs them. */
final class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class.getName());

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    void migrate() {
        Flyway flyway = Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
        try {
            refuseNewer(flyway);
            MigrateResult result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info(() -> "Schema brought from " + before(result) + " to " + result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw new StartFailure("the schema can't be migrated: " + reason(e), e);
        }
    }

    /** Whether nobody can sign in yet: the first start makes the first account. */
    boolean hasNoStaff() {
        return isEmpty("staff");
    }

    /** Whether something is stored that only the installation's key can read. */
    boolean needsKey() {
        return !isEmpty("ticket_code") || !isEmpty("event_key");
    }

    private boolean isEmpty(String table) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return !rows.next();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        Optional<MigrationInfo> newer = Arrays.stream(all)
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .findFirst();
        if (newer.isPresent()) {
            throw new StartFailure(
                    "the database's schema (" + newer.get().getVersion() + ") is newer than this program ("
                            + Main.version() + "); start the newer Gatehouse, or restore a backup");
        }
    }

    private static String before(MigrateResult result) {
        return result.initialSchemaVersion == null ? "nothing" : result.initialSchemaVersion;
    }

    /** What failed, and with what: Flyway says it in two lines, and then what to do with its own program. */
    private static String reason(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .map(String::strip)
                .collect(Collectors.joining(": "));
    }
}
