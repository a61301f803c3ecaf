package io.gatehouse.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What people and scanners are called, remembered for a while: a name is for show. */
@ApplicationScoped
class Names {

    private static final Logger LOG = Logger.getLogger(Names.class.getName());
    private static final int MOST = 1_000;
    private static final Map<String, String> QUESTIONS = Map.of(
            "staff", "SELECT name FROM staff WHERE id = ?",
            "scanner", "SELECT name FROM scanner WHERE id = ?");

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Of {@code staff/<id>} or {@code scanner/<id>}; anybody else is called what they are. */
    String of(String actor) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(actor, this::read);
    }

    private String read(String actor) {
        int slash = actor.indexOf('/');
        String question = slash < 0 ? null : QUESTIONS.get(actor.substring(0, slash));
        if (question == null) {
            return actor;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setObject(1, UUID.fromString(actor.substring(slash + 1)));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : actor;
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "A name could not be read", e);
            return actor;
        }
    }
}
