package io.gatehouse.admission;

import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.Sql.Column;
import io.gatehouse.admission.Standing.Earlier;
import io.gatehouse.admission.rules.Claim;
import io.gatehouse.admission.rules.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tickets that are asked for and how they stand, read in one statement for many scans. */
final class Lookup {

    /** A ticket by the code that was shown. */
    record Shown(
            Guest guest,
            Claim.State state,
            @Nullable Instant revokedAt,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            boolean paid) {

        /** The ticket as it is now. */
        Claim claim(Tally tally) {
            return claim(state, revokedAt != null, tally);
        }

        Claim claim(Claim.State then, boolean revoked, Tally tally) {
            return new Claim(then, revoked, guest.category(), validFrom, validUntil, paid, tally);
        }
    }

    /** The version of an event's rights at which its places were read. */
    private record Rights(UUID eventId, long version) {}

    private final Map<Asked, Shown> shown = new HashMap<>();
    private final Map<Pair, Standing> standings = new TreeMap<>(Pair.ORDER);
    private final Set<UUID> stored = new HashSet<>();

    private boolean outdated;

    private Lookup() {}

    /** Looks each of them up by itself: a plan that joins whole tables would be good for none. */
    static Lookup read(Sql sql, List<Asked> asked, Places places) {
        Lookup found = new Lookup();
        List<Asked> allowed = asked.stream()
                .filter(one -> places.of(one.scannerId(), one.checkpointId()).checkpoint() != null)
                .toList();
        List<Rights> read = allowed.stream()
                .map(one -> places.of(one.scannerId(), one.checkpointId()))
                .map(place -> new Rights(place.eventId(), place.rights()))
                .distinct()
                .toList();
        if (!allowed.isEmpty()) {
            sql.all(
                    """
                    SELECT q.i,
                           EXISTS (SELECT FROM unnest(?, ?) AS k (event_id, version)
                                     LEFT JOIN event_rights r ON r.event_id = k.event_id
                                    WHERE r.version IS DISTINCT FROM k.version) AS outdated,
                           e.scan_id IS NOT NULL AS stored, t.id, t.reference, t.holder, t.category, t.status, t.valid_from, t.valid_until,
                           t.paid, c.revoked_at, coalesce(p.version, 0) AS version, coalesce(p.used, 0) AS used,
                           coalesce(p.inside, 0) AS inside, coalesce(p.entries, 0) AS entries,
                           coalesce(p.exits, 0) AS exits, coalesce(p.slots, 0) AS slots,
                           coalesce(p.disputed, 0) AS disputed, p.last_settled,
                           f.scan_id AS first_id, f.settled_at AS first_at, f.checkpoint AS first_checkpoint,
                           f.scanner AS first_scanner
                      FROM unnest(?::asked_scan[]) WITH ORDINALITY
                           AS q (scan_id, event_id, asked, ticket_id, checkpoint_id, i)
                      LEFT JOIN LATERAL (SELECT s.scan_id FROM scan s WHERE s.scan_id = q.scan_id LIMIT 1) e ON true
                      LEFT JOIN LATERAL (SELECT k.ticket_id, k.revoked_at
                                           FROM ticket_code k
                                          WHERE k.event_id = q.event_id AND k.code_hash = q.asked
                                          LIMIT 1) c ON true
                      LEFT JOIN LATERAL (SELECT x.*
                                           FROM ticket x
                                          WHERE x.id = coalesce(q.ticket_id, c.ticket_id)
                                          LIMIT 1) t ON t.event_id = q.event_id
                      LEFT JOIN LATERAL (SELECT x.*
                                           FROM presence x
                                          WHERE x.ticket_id = t.id AND x.checkpoint_id = q.checkpoint_id
                                          LIMIT 1) p ON true
                      LEFT JOIN LATERAL (SELECT s.scan_id, s.settled_at, d.name AS checkpoint, n.name AS scanner
                                           FROM admission_slot a
                                           JOIN scan s ON s.scan_id = a.scan_id
                                           JOIN checkpoint d ON d.id = s.checkpoint_id
                                           JOIN scanner n ON n.id = s.scanner_id
                                          WHERE p.used > 0
                                            AND a.ticket_id = p.ticket_id AND a.checkpoint_id = p.checkpoint_id
                                          ORDER BY a.slot
                                          LIMIT 1) f ON true
                    """,
                    row -> found.take(row, allowed.get(row.getInt("i") - 1)),
                    Column.of("uuid", read, Rights::eventId),
                    Column.of("int8", read, Rights::version),
                    Rows.of(
                            allowed,
                            (row, one) -> row.plain(one.scanId())
                                    .plain(places.of(one.scannerId(), one.checkpointId())
                                            .eventId())
                                    .bytes(one.hashBytes())
                                    .plain(one.ticketId())
                                    .plain(one.checkpointId())));
        }
        return found;
    }

    /** The first that came in, where only forced entries have used the ticket up. */
    static Optional<Earlier> earliest(Sql sql, Pair pair) {
        return sql.one(
                """
                SELECT s.scan_id, s.settled_at, c.name AS checkpoint, k.name AS scanner
                  FROM scan s
                  JOIN checkpoint c ON c.id = s.checkpoint_id
                  JOIN scanner k ON k.id = s.scanner_id
                  LEFT JOIN scan_effect x ON x.scan_id = s.scan_id
                 WHERE s.ticket_id = ? AND s.checkpoint_id = ? AND s.verdict = 'ADMITTED'
                   AND coalesce(x.effect, 'counts') = 'counts'
                 ORDER BY s.settled_at, s.scan_id
                 LIMIT 1
                """,
                row -> new Earlier(
                        row.getObject("scan_id", UUID.class),
                        new Previous(
                                Objects.requireNonNull(Sql.instant(row, "settled_at")),
                                row.getString("checkpoint"),
                                row.getString("scanner"))),
                pair.ticketId(),
                pair.checkpointId());
    }

    @Nullable
    Shown shown(Asked asked) {
        return shown.get(asked);
    }

    Standing standing(UUID ticketId, UUID checkpointId) {
        return Objects.requireNonNull(standings.get(new Pair(ticketId, checkpointId)));
    }

    /** In the order in which all writers take them. */
    Collection<Standing> standings() {
        return standings.values();
    }

    List<Standing> touched() {
        return new ArrayList<>(
                standings.values().stream().filter(Standing::touched).toList());
    }

    /** Whether anything has changed that decides about places since they were read. */
    boolean outdated() {
        return outdated;
    }

    /** Which scanIds are known already. */
    Set<UUID> stored() {
        return stored;
    }

    private boolean take(ResultSet row, Asked asked) throws SQLException {
        outdated |= row.getBoolean("outdated");
        if (row.getBoolean("stored")) {
            stored.add(asked.scanId());
        }
        if (row.getObject("id") == null) {
            return false;
        }
        Guest guest = StoredScanRow.guest(row, "id");
        shown.put(
                asked,
                new Shown(
                        guest,
                        Claim.State.valueOf(row.getString("status")),
                        Sql.instant(row, "revoked_at"),
                        Sql.instant(row, "valid_from"),
                        Sql.instant(row, "valid_until"),
                        row.getBoolean("paid")));
        Pair pair = new Pair(guest.id(), asked.checkpointId());
        if (!standings.containsKey(pair)) {
            standings.put(pair, standing(row, pair, guest.category()));
        }
        return true;
    }

    private static Standing standing(ResultSet row, Pair pair, @Nullable String category) throws SQLException {
        Tally tally = new Tally(
                row.getInt("used"),
                row.getInt("inside"),
                row.getInt("entries"),
                row.getInt("exits"),
                row.getInt("slots"));
        Standing standing = new Standing(
                pair,
                category,
                row.getLong("version"),
                tally,
                row.getInt("disputed"),
                Sql.instant(row, "last_settled"));
        Instant firstAt = Sql.instant(row, "first_at");
        if (firstAt != null) {
            standing.cameFirst(new Earlier(
                    row.getObject("first_id", UUID.class),
                    new Previous(firstAt, row.getString("first_checkpoint"), row.getString("first_scanner"))));
        }
        return standing;
    }
}
