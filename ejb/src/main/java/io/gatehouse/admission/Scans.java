package io.gatehouse.admission;

import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Events;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was scanned, what is in conflict, and what waits: for those who look into it. */
@Stateless
@RolesAllowed("SUPERVISOR")
public class Scans {

    private static final int MOST_TOGETHER = 5_000;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @EJB
    private Events events;

    public Page<ScanRecord> list(UUID eventId, ScanFilter filter, Page.Request page) {
        events.get(eventId);
        List<ScanRecord> found = new ScanQuery(sql()).before(eventId, filter, page.before(), page.limit() + 1);
        return Page.of(found, page, ScanRecord::position, scan -> scan);
    }

    /** Many at once, those before a position, for exports that go on until there are none. */
    public List<ScanRecord> before(UUID eventId, ScanFilter filter, long position) {
        events.get(eventId);
        return new ScanQuery(sql()).before(eventId, filter, position, MOST_TOGETHER);
    }

    public ScanRecord get(UUID scanId) {
        return new ScanQuery(sql()).one(scanId).orElseThrow(() -> ProblemException.notFound("scan"));
    }

    /** Who ended a scan's effect, and why, if anybody has. */
    public Optional<Annulment> annulment(UUID scanId) {
        return new ScanQuery(sql()).annulment(scanId);
    }

    /** Those that are open or those that are closed; both, when it isn't said. */
    @RolesAllowed("OPERATOR")
    public Page<Conflict> conflicts(UUID eventId, @Nullable Boolean open, Page.Request page) {
        events.get(eventId);
        List<Conflict> found = new ConflictQuery(sql()).before(eventId, open, page.before(), page.limit() + 1);
        return Page.of(found, page, Conflict::position, conflict -> conflict);
    }

    @RolesAllowed("OPERATOR")
    public Conflict conflict(UUID conflictId) {
        return new ConflictQuery(sql()).one(conflictId).orElseThrow(() -> ProblemException.notFound("conflict"));
    }

    /** Those that wait for a decision. */
    public Page<HeldScan> held(UUID eventId, Page.Request page) {
        return held(eventId, HeldFilter.WAITING, page);
    }

    public Page<HeldScan> held(UUID eventId, HeldFilter filter, Page.Request page) {
        events.get(eventId);
        List<HeldScan> found = new HeldQuery(sql()).before(eventId, filter, page.before(), page.limit() + 1);
        return Page.of(found, page, HeldScan::position, held -> held);
    }

    /** Those that wait for a decision, by who made them and why. */
    public List<HeldGroup> heldGroups(UUID eventId) {
        return new HeldQuery(sql()).groups(eventId);
    }

    /** Who scanned how much in that time, by when it was scanned; since ever and until now, where it isn't said. */
    public StaffActivity staffActivity(UUID eventId, @Nullable Instant since, @Nullable Instant until) {
        ZoneId zone = events.get(eventId).details().timezone();
        return new StaffActivityQuery(sql()).of(eventId, since, until, zone);
    }

    private Sql sql() {
        return new Sql(source);
    }
}
