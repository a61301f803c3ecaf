package io.gatehouse.network;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** What all nodes offer, and its number, in the caller's transaction. Ages are told by the database's clock alone. */
@Dependent
class NetworkStore {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    NetworkStore() {}

    NetworkStore(DataSource source) {
        this.source = source;
    }

    /** What is offered by all nodes under that number. */
    record Numbered(long sequence, String content) {}

    Numbered read() {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared =
                        connection.prepareStatement("SELECT sequence, content FROM network_sequence");
                ResultSet rows = prepared.executeQuery()) {
            rows.next();
            return new Numbered(rows.getLong("sequence"), rows.getString("content"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether all together is another offer now than before. */
    boolean tell(UUID node, String offer) {
        try (Connection connection = source.getConnection()) {
            // one after another: each counts with what the one before has told
            run(connection, "SELECT FROM network_sequence FOR UPDATE");
            run(connection, "DELETE FROM network_node WHERE told_at < now() - interval '1 day'");
            run(connection, """
                    INSERT INTO network_node (node, offer, told_at)
                    VALUES (?, ?, clock_timestamp())
                        ON CONFLICT (node) DO UPDATE
                       SET offer = excluded.offer, told_at = excluded.told_at
                    """, node, offer);
            return run(connection, """
                    UPDATE network_sequence
                       SET sequence = greatest(sequence + 1, extract(epoch FROM now())::bigint), content = present.content
                      FROM (SELECT string_agg(DISTINCT offer, E'\\n\\n' ORDER BY offer) AS content
                              FROM network_node
                             WHERE told_at > clock_timestamp() - interval '30 seconds') AS present
                     WHERE network_sequence.content <> present.content
                    """) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
            return prepared.getUpdateCount();
        }
    }
}
