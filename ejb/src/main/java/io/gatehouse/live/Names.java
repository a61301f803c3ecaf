package io.gatehouse.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people and scanners are called, remembered for a while: a name is for show. */
@ApplicationScoped
class Names {

    private static final Logger LOG = Logger.getLogger(Names.class.getName());
    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Map<String, String> QUESTIONS = Map.of(
            "staff", "SELECT name FROM staff WHERE id = ?",
            "scanner", "SELECT name FROM scanner WHERE id = ?",
            "host", "SELECT name FROM queue_host WHERE id = ?");

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    private record Known(String name, Instant until) {}

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Of {@code staff/<id>}, {@code scanner/<id>} or {@code host/<id>}; anybody else, and who can't be read, is called what they are. */
    String of(String actor) {
        Instant now = clock.instant();
        Known before = known.get(actor);
        if (before != null && now.isBefore(before.until())) {
            return before.name();
        }
        String name = read(actor);
        if (name == null) {
            return before == null ? actor : before.name();
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(actor, new Known(name, now.plus(KEPT)));
        return name;
    }

    private @Nullable String read(String actor) {
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
            return null;
        }
    }
}
