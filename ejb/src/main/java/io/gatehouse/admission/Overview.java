package io.gatehouse.admission;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What an event comes to, for pictures that the server draws. Who may look is asked by who shows them. */
@Stateless
@PermitAll
public class Overview {

    private static final int MOST_CONFLICTS = 500;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    /**
     * All of it; none of an event that doesn't exist.
     *
     * @param cameIn how many came in, if that need not be counted now
     */
    public Optional<Stats> of(UUID eventId, @Nullable CameIn cameIn) {
        return new StatsQuery(source).of(eventId, cameIn);
    }

    /** How many came in: dear to count, and empty where all other figures tell. */
    public Optional<CameIn> cameIn(UUID eventId) {
        try (Connection connection = source.getConnection()) {
            return Counted.cameIn(new Sql(connection), eventId);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * What scans have moved since it was last read: cheaper, for no ticket is counted.
     *
     * @param since the first minute that can be different
     * @param cameIn how many came in, if that need not be counted now
     */
    public Stats again(UUID eventId, Stats before, Instant since, @Nullable CameIn cameIn) {
        try (Connection connection = source.getConnection()) {
            return StatsQuery.again(new Sql(connection), eventId, before, since, cameIn);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The conflicts that are open, newest first. */
    public List<Conflict> openConflicts(UUID eventId) {
        return new ConflictQuery(new Sql(source)).before(eventId, true, Long.MAX_VALUE, MOST_CONFLICTS);
    }

    public List<Conflict> conflicts(Collection<UUID> ids) {
        ConflictQuery query = new ConflictQuery(new Sql(source));
        return ids.stream().flatMap(id -> query.one(id).stream()).toList();
    }
}
