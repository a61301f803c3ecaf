package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Takes some scans through the database together, in a transaction of its own. Nothing is locked while they are judged:
 * if a ticket has moved meanwhile, the statement that stores them finds out, nothing is stored, and they are judged anew.
 */
final class Desk {

    /** What was told, and what of it is new. */
    private record Judged(List<ScanOutcome> outcomes, List<Entry> stored) {}

    private final Connection connection;
    private final KnownPlaces known;
    private final int stripe;
    private final Clock clock;
    private final Consumer<Verdicts> announce;

    /**
     * @param stripe of the running figures, which no other writer of this node uses
     * @param announce hears of what is committed
     */
    Desk(Connection connection, KnownPlaces known, int stripe, Clock clock, Consumer<Verdicts> announce) {
        this.connection = connection;
        this.known = known;
        this.stripe = stripe;
        this.clock = clock;
        this.announce = announce;
    }

    /** The outcomes in the order asked, all of them committed. Loses the race as a whole. */
    List<ScanOutcome> take(List<Asked> asked) throws SQLException {
        Sql sql = new Sql(connection);
        // before anything is read: who is refused later was refused by what stood at this time or after
        Instant now = clock.instant();
        Places places = known.of(
                sql,
                asked.stream()
                        .map(one -> new Places.Key(one.scannerId(), one.checkpointId()))
                        .toList(),
                now);
        boolean limited = asked.stream().anyMatch(one -> limited(one, places));
        connection.setAutoCommit(!limited);
        try {
            Judged judged = judge(sql, asked, places, limited, now);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            Verdicts.of(judged.stored(), places).forEach(announce);
            return judged.outcomes();
        } finally {
            if (!connection.getAutoCommit()) {
                // after a commit there is nothing left to undo
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Judged judge(Sql sql, List<Asked> asked, Places places, boolean limited, Instant now) throws SQLException {
        Occupancy occupancy = limited ? Occupancy.lock(sql, places.all()) : Occupancy.UNLIMITED;
        Lookup lookup = Lookup.read(sql, asked, places);
        if (lookup.outdated()) {
            known.forget();
            throw new LostRace("The rights of an event have changed");
        }
        Map<UUID, StoredScan> stored = StoredScanRow.of(sql, lookup.stored());
        Judge judge = new Judge(places, lookup, stored, occupancy, pair -> Lookup.earliest(sql, pair), now);
        List<ScanOutcome> outcomes = asked.stream().map(judge::judge).toList();
        Changes changes = judge.changes();
        if (!changes.isEmpty()) {
            if (!changes.isOneStatement()) {
                connection.setAutoCommit(false);
            }
            changes.store(sql, lookup.touched(), stripe);
        }
        return new Judged(outcomes, changes.entries());
    }

    private static boolean limited(Asked asked, Places places) {
        Place place = places.of(asked.scannerId(), asked.checkpointId());
        return asked.direction() == Direction.ENTRY
                && place.checkpoint() != null
                && place.checkpoint().limited();
    }
}
