package io.gatehouse.admission;

import io.gatehouse.admission.HeldScan.Decision;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.common.Violations;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people decide about scans that are stored: that one was a mistake, who wins a conflict, what a late upload is worth. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Decisions {

    private static final Duration UNDO_WITHIN = Duration.ofSeconds(60);
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_NOTE = 1_000;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private SessionContext session;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /** Ends a scan's effect; the scan stays. */
    public ScanRecord annul(UUID scanId, @Nullable String note) {
        String why = checked(note);
        return inOneConnection(sql -> {
            ScanRecord scan = scan(sql, scanId);
            return annul(sql, scan, session.getCallerPrincipal().getName(), why);
        });
    }

    /** A scanner takes its own scan back, at once or never. */
    @RolesAllowed("SCANNER")
    public ScanRecord undo(UUID scannerId, UUID scanId) {
        return inOneConnection(sql -> {
            Instant now = clock.instant();
            Place place = Places.readOne(sql, scannerId, Uploads.NOWHERE, now);
            Rights.check(place);
            if (!place.profile().mayForce()) {
                throw new ProblemException(ProblemType.FORBIDDEN, "Only a scanner of profile full may undo");
            }
            ScanRecord scan = scan(sql, scanId);
            if (!scan.scannerId().equals(scannerId)) {
                throw ProblemException.notFound("scan");
            }
            if (scan.settledAt().plus(UNDO_WITHIN).isBefore(now)) {
                throw new ProblemException(
                        ProblemType.ILLEGAL_STATE,
                        "A scan can be undone within 60 seconds; now only a supervisor can annul it");
            }
            new Annulling(sql, now, fact -> facts.fire(Acting.by(fact, scannerId, place.operatorId(), caller)))
                    .annul(scan, Acting.name(scannerId, place.operatorId()), "undone at the door");
            return scan(sql, scanId);
        });
    }

    /** Ends a conflict, once. The same decision again is no other decision. */
    public Conflict resolve(UUID conflictId, Resolution resolution, @Nullable UUID winner, @Nullable String note) {
        String why = checked(note);
        new Violations()
                .check(resolution != Resolution.SETTLED, "resolution", "must be KEEP, COUNT_ALL or WINNER")
                .check(
                        resolution != Resolution.WINNER || winner != null,
                        "scanId",
                        "must name the scan that counts when the resolution is WINNER")
                .orThrow();
        UUID named = resolution == Resolution.WINNER ? winner : null;
        return inOneConnection(sql -> new Resolving(sql, clock.instant(), facts::fire)
                .resolve(
                        conflictId,
                        resolution,
                        named,
                        session.getCallerPrincipal().getName(),
                        why));
    }

    /** Lets a held upload take effect, by its own time, at its own checkpoint or at the one that is named. */
    public HeldScan release(UUID heldId, @Nullable UUID checkpointId, @Nullable String note) {
        String why = checked(note);
        return inOneConnection(sql -> releasing(sql, why).release(heldId, checkpointId));
    }

    public HeldScan reject(UUID heldId, @Nullable String note) {
        String why = checked(note);
        return inOneConnection(sql -> releasing(sql, why).decide(heldId, Decision.REJECTED, null));
    }

    private Releasing releasing(Sql sql, String note) {
        return new Releasing(
                sql, clock.instant(), facts::fire, session.getCallerPrincipal().getName(), note);
    }

    private ScanRecord annul(Sql sql, ScanRecord scan, String by, String note) {
        new Annulling(sql, clock.instant(), facts::fire).annul(scan, by, note);
        return scan(sql, scan.scanId());
    }

    private static ScanRecord scan(Sql sql, UUID scanId) {
        return new ScanQuery(sql).one(scanId).orElseThrow(() -> ProblemException.notFound("scan"));
    }

    private static String checked(@Nullable String note) {
        new Violations().text("note", note, LONGEST_NOTE).orThrow();
        return note == null ? "" : note.strip();
    }

    private <T> T inOneConnection(Function<Sql, T> work) {
        try (Connection connection = source.getConnection()) {
            Sql sql = new Sql(connection);
            Plans.keyedInThisTransaction(sql);
            return work.apply(sql);
        } catch (LostRace e) {
            throw ProblemException.tryLater(
                    ProblemType.BUSY,
                    "This ticket is being scanned just now; nothing was changed, try again",
                    COME_AGAIN);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
