package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL alone: pgbench counts one row up, each time in a durable transaction, as whoever gives out numbers must. */
record OneRow(Rig rig, PgbenchScript pgbench) implements Contender {

    private static final String SCRIPT = "UPDATE bench.line SET last_number = last_number + 1 RETURNING last_number;\n";

    static OneRow of(Rig rig, int clients, Path work) throws IOException, SQLException {
        var database = rig.product().database();
        database.run("CREATE SCHEMA IF NOT EXISTS bench");
        database.run("DROP TABLE IF EXISTS bench.line");
        database.run(
                "CREATE TABLE bench.line (id uuid PRIMARY KEY, last_number integer NOT NULL) WITH (fillfactor = 50)");
        database.run("INSERT INTO bench.line VALUES (gen_random_uuid(), 0)");
        return new OneRow(rig, new PgbenchScript(database, work, clients));
    }

    @Override
    public String name() {
        return "pgbench: UPDATE … RETURNING on one row";
    }

    @Override
    public Measurement closed(Duration time) throws IOException, InterruptedException {
        return pgbench.run(SCRIPT, Map.of(), time);
    }
}
