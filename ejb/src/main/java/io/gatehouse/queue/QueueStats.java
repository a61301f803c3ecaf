package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a line's past adds up to, and the past itself. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class QueueStats {

    private static final int AT_ONCE = 2_000;
    private static final ZoneId NOBODYS = ZoneId.of("UTC");

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Clock clock;

    /**
     * By hours and days on the clocks of a zone.
     *
     * @param zone none means that of its event, or nobody's
     */
    public Statistics of(UUID queueId, @Nullable ZoneId zone) {
        return Sql.present(source, sql -> {
            Queue queue = Queues.get(sql, queueId);
            ZoneId clocks = zone == null
                    ? QueueStore.zone(sql, queue.details().eventId()).orElse(NOBODYS)
                    : zone;
            Instant now = clock.instant();
            return Statistics.of(
                    clocks, StatisticsQuery.quarters(sql, queueId, now), StatisticsQuery.latest(sql, queueId), now);
        });
    }

    /** The next few thousand places after a number, the first one first. */
    public List<Told> after(UUID queueId, int number) {
        return Sql.present(source, sql -> {
            Queues.get(sql, queueId);
            return PlaceStore.after(sql, queueId, number, AT_ONCE);
        });
    }
}
