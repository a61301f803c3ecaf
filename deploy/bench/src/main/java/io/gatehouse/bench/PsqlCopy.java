package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The rows that an import has stored, into the same tables once more by {@code psql \copy}, for another event. */
final class PsqlCopy {

    /** Filled by the database itself. */
    private static final List<String> ITS_OWN = List.of("seq", "changed");

    private final Product product;
    private final Path work;
    private final String imported;

    PsqlCopy(Product product, Path work, String imported) {
        this.product = product;
        this.work = work;
        this.imported = imported;
    }

    /** Writes the files: the same rows under other ids. */
    void prepare() throws IOException, SQLException, InterruptedException {
        String event = Venue.open(product.url()).eventId();
        for (var table : List.of("ticket", "ticket_code")) {
            String columns = columns(table);
            String selected = (", " + columns)
                    .replace(", event_id", ", '" + event + "'")
                    .replace(", ticket_id", ", md5(ticket_id::text)::uuid")
                    .replace(", id", ", md5(id::text)::uuid")
                    .substring(2);
            psql("\\copy (SELECT " + selected + " FROM " + table + " WHERE event_id = '" + imported + "') TO '"
                    + file(table) + "'");
        }
    }

    void run() throws IOException, InterruptedException {
        for (var table : List.of("ticket", "ticket_code")) {
            psql("\\copy " + table + " (" + columns(table) + ") FROM '" + file(table) + "'");
        }
    }

    private Path file(String table) {
        return work.resolve(table + ".copy");
    }

    private String columns(String table) throws IOException {
        try {
            return product.database()
                    .show("SELECT string_agg(column_name, ', ' ORDER BY ordinal_position)"
                            + " FROM information_schema.columns WHERE table_name = '" + table
                            + "' AND column_name NOT IN ('" + String.join("', '", ITS_OWN) + "')");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void psql(String command) throws IOException, InterruptedException {
        var database = product.database();
        var script = Files.writeString(work.resolve("copy.sql"), command + "\n");
        var psql = new ProcessBuilder(
                "psql",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + database.user(),
                database.name());
        psql.environment().put("PGPASSWORD", database.password());
        Processes.output(psql, ImportPart.patience());
    }
}
