package io.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.Set;

/** The directions between rooms, and what each may know. */
@AnalyzeClasses(packages = "io.gatehouse", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    private static final Set<String> TIME = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.util.Date.<init>",
            "java.lang.System.currentTimeMillis");

    @ArchTest
    static final ArchRule commonDependsOnNobody = onlyKnows("common");

    @ArchTest
    static final ArchRule eventKnowsOnlyWhatIsCommon = onlyKnows("event", "common");

    @ArchTest
    static final ArchRule staffKnowsOnlyWhatIsCommon = onlyKnows("staff", "common");

    @ArchTest
    static final ArchRule auditKnowsOnlyWhatIsCommon = onlyKnows("audit", "common");

    @ArchTest
    static final ArchRule ticketKnowsItsEvent = onlyKnows("ticket", "common", "event");

    @ArchTest
    static final ArchRule scannerKnowsItsEvent = onlyKnows("scanner", "common", "event");

    @ArchTest
    static final ArchRule admissionKnowsTicketEventAndScanner =
            onlyKnows("admission", "common", "event", "ticket", "scanner");

    @ArchTest
    static final ArchRule clusterKnowsNobody = onlyKnows("cluster");

    @ArchTest
    static final ArchRule networkKnowsOnlyWhatIsCommon = onlyKnows("network", "common");

    @ArchTest
    static final ArchRule liveHearsOfWhatItShows =
            onlyKnows("live", "common", "cluster", "admission", "alert", "queue");

    @ArchTest
    static final ArchRule alertHearsOfWhatIsCommitted = onlyKnows("alert", "common", "admission");

    @ArchTest
    static final ArchRule discoveryKnowsWhoBeatsFromWhere =
            onlyKnows("discovery", "common", "cluster", "database", "network", "scanner");

    @ArchTest
    static final ArchRule databaseKnowsNobody = onlyKnows("database");

    @ArchTest
    static final ArchRule queueKnowsItsEvent = onlyKnows("queue", "common", "cluster", "database", "event");

    @ArchTest
    static final ArchRule estimatesKnowOnlyOfALinesPast = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.queue.estimate..")
            .should(ArchRules.dependOnGatehouseOutside("io.gatehouse.queue.estimate"))
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule onlyLiveShowsAlerts = noClasses()
            .that()
            .resideOutsideOfPackages("..alert..", "..live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.alert..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule nobodyDependsOnLive = noClasses()
            .that()
            .resideOutsideOfPackage("..live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.live..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule theCodeFormatRunsInABrowserToo =
            classes().that().resideInAPackage("io.gatehouse.ticket.code").should(ArchRules.runInABrowser());

    @ArchTest
    static final ArchRule theRulesOfTheDoorRunInABrowserToo =
            classes().that().resideInAPackage("io.gatehouse.admission.rules").should(ArchRules.runInABrowser());

    @ArchTest
    static final ArchRule theChoiceOfAnAddressRunsInABrowserToo =
            classes().that().resideInAPackage("io.gatehouse.network.choice").should(ArchRules.runInABrowser());

    @ArchTest
    static final ArchRule nobodyDependsOnAudit = noClasses()
            .that()
            .resideOutsideOfPackage("..audit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.audit..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.gatehouse.(*)..").should().beFreeOfCycles().allowEmptyShould(false);

    @ArchTest
    static final ArchRule theDomainKnowsNoWeb = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.faces..", "jakarta.websocket..", "jakarta.servlet..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule onlyInsidersHoldAnEntityManager = fields().that()
            .haveRawType(EntityManager.class)
            .should()
            .beDeclaredInClassesThat()
            .arePackagePrivate()
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule entitiesStayInTheirRoom = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule boundariesSayWhoMayCall = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .and()
            .arePublic()
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(PermitAll.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule timeComesFromTheOneClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatehouse.common")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "asks the system for the time",
                    access -> TIME.contains(access.getTarget().getOwner().getName() + "."
                            + access.getTarget().getName())))
            .allowEmptyShould(false);

    private static ArchRule onlyKnows(String room, String... others) {
        String[] known = new String[others.length + 2];
        known[0] = "io.gatehouse." + room + "..";
        for (int i = 0; i < others.length; i++) {
            known[i + 1] = "io.gatehouse." + others[i] + "..";
        }
        known[others.length + 1] = "io.gatehouse." + room;
        return noClasses()
                .that()
                .resideInAPackage("io.gatehouse." + room + "..")
                .should(ArchRules.dependOnGatehouseOutside(known))
                .allowEmptyShould(false);
    }
}
