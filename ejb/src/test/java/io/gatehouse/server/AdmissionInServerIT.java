package io.gatehouse.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.ScanRequest;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.event.Event;
import io.gatehouse.event.EventDetails;
import io.gatehouse.event.Events;
import io.gatehouse.scanner.Device;
import io.gatehouse.scanner.Enrolment;
import io.gatehouse.scanner.PairingTerms;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.staff.Role;
import io.gatehouse.staff.Staff;
import io.gatehouse.ticket.TicketDetails;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.Tickets;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import java.io.File;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The boundaries inside Payara Micro: their transactions, their roles, and what the audit remembers. */
@ExtendWith({DatabaseFirst.class, ArquillianExtension.class})
@SuppressWarnings("NullAway.Init")
class AdmissionInServerIT {

    @EJB
    private Events events;

    @EJB
    private Tickets tickets;

    @EJB
    private Scanners scanners;

    @EJB
    private Admission admission;

    @EJB
    private Staff staff;

    @EJB
    private AsAdmin admin;

    @EJB
    private AsScanner scanner;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource database;

    @Deployment
    static WebArchive application() throws URISyntaxException, ClassNotFoundException {
        return ShrinkWrap.create(WebArchive.class, "gatehouse.war")
                .addPackages(
                        true,
                        Filters.exclude(
                                ".*(Test|/(Fixture|RealDatabase|ArchRules|Given|Vectors|Unsealed))[^/]*\\.class"),
                        "io.gatehouse")
                .addAsResource("META-INF/persistence.xml")
                .addAsResource("io/gatehouse/discovery/sweep/vendors.gz")
                .addAsWebInfResource("META-INF/beans.xml", "beans.xml")
                .addAsWebInfResource("roles-of-the-test.xml", "glassfish-web.xml")
                .addAsLibraries(
                        jarOf("org.postgresql.Driver"),
                        jarOf("org.bouncycastle.math.ec.rfc8032.Ed25519"),
                        jarOf("javax.jmdns.JmDNS"),
                        jarOf("org.slf4j.Logger"));
    }

    private static File jarOf(String type) throws URISyntaxException, ClassNotFoundException {
        return new File(Class.forName(type)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void whatIsDoneIsRememberedWithWhoDidIt() throws SQLException {
        Event event = event();

        assertEquals(
                1,
                count("audit_record WHERE action = 'event.created' AND actor = 'the-admin' AND event_id = '"
                        + event.id() + "'"));
        assertEquals(event, admin.call(() -> events.get(event.id())));
    }

    @Test
    void aProblemLeavesNothingBehind() throws SQLException {
        Event event = event();
        admin.call(() -> tickets.issue(event.id(), List.of(ticket("A1"))));

        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> admin.call(() -> tickets.issue(event.id(), List.of(ticket("A2"), ticket("A1")))));

        assertEquals(ProblemType.REFERENCE_TAKEN, problem.type());
        assertEquals(1, admin.call(() -> tickets.count(event.id(), TicketFilter.ALL)));
        assertEquals(1, count("audit_record WHERE action = 'ticket.issued' AND event_id = '" + event.id() + "'"));
    }

    @Test
    void whoHasNotTheRoleIsRefused() {
        assertThrows(EJBAccessException.class, this::eventByScanner);
        assertThrows(EJBAccessException.class, () -> events.get(UUID.randomUUID()));
    }

    @Test
    void aRefusedScanKeepsItsRowAndTheFirstVerdictStays() throws SQLException {
        Event event = event();
        UUID checkpoint = admin.call(() -> events.addCheckpoint(event.id(), CheckpointRules.named("North")))
                .id();
        String code = admin.call(() -> tickets.issue(event.id(), List.of(ticket(null))))
                .get(0)
                .code();
        UUID door = door(event, checkpoint);
        ScanRequest first = request(checkpoint, code);

        assertEquals(Verdict.ADMITTED, scan(door, first).verdict());
        assertEquals(
                Reason.ALREADY_ADMITTED, scan(door, request(checkpoint, code)).reason());
        assertTrue(scan(door, first).replay());
        assertEquals(2, count("scan WHERE checkpoint_id = '" + checkpoint + "'"));
        assertEquals(1, count("admission_slot WHERE checkpoint_id = '" + checkpoint + "'"));
    }

    @Test
    void aScannerWithoutTheRightLeavesATraceAndNoScan() throws SQLException {
        Event event = event();
        UUID checkpoint = admin.call(() -> events.addCheckpoint(event.id(), CheckpointRules.named("North")))
                .id();
        UUID door = door(event, checkpoint);
        admin.call(() -> scanners.revoke(door));

        assertThrows(ProblemException.class, () -> scan(door, request(checkpoint, "X")));
        assertEquals(0, count("scan WHERE checkpoint_id = '" + checkpoint + "'"));
        assertEquals(1, count("audit_record WHERE action = 'scan.turned-away' AND subject = 'scanner/" + door + "'"));
    }

    @Test
    void theFirstAccountIsTheAdminWithTheConfiguredPassword() throws SQLException {
        assertEquals(1, count("staff"));
        assertEquals(
                Role.ADMIN,
                staff.signIn(" Admin ", "first-password").orElseThrow().staff().role());
        assertTrue(staff.signIn("admin", "another").isEmpty());
    }

    private Event eventByScanner() {
        return scanner.call(() -> events.create(details()));
    }

    private Event event() {
        return admin.call(() -> events.create(details()));
    }

    private static EventDetails details() {
        Instant start = Instant.parse("2040-01-01T18:00:00Z");
        return new EventDetails("Gig", ZoneId.of("Europe/Berlin"), start, start.plusSeconds(3600), null, false);
    }

    private static TicketDetails ticket(@Nullable String reference) {
        return new TicketDetails(reference, null, null, null, null, null, true);
    }

    private UUID door(Event event, UUID checkpoint) {
        PairingTerms terms = new PairingTerms(Set.of(checkpoint), Profile.FULL, true);
        String code = admin.call(() -> scanners.offer(event.id(), terms)).code();
        Enrolment enrolment = scanners.enrol(code, new Device("Scanner 7", null, null));
        return enrolment.scanner().id();
    }

    private ScanAnswer scan(UUID door, ScanRequest request) {
        return scanner.call(() -> admission.scan(door, request))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .orThrow();
    }

    private static ScanRequest request(UUID checkpoint, String code) {
        return new ScanRequest(UUID.randomUUID(), checkpoint, code, null, Direction.ENTRY, null, false);
    }

    private long count(String from) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
