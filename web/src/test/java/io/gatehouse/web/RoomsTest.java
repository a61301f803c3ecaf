package io.gatehouse.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;

/** The directions of the web side's rooms, and what every resource owes. */
@AnalyzeClasses(packages = "io.gatehouse", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    /** What rooms share: see the decision on the rooms of the web side. */
    private static final Set<String> SHARED = Set.of(
            "io.gatehouse.web.problem",
            "io.gatehouse.web.security",
            "io.gatehouse.web.socket",
            "io.gatehouse.web.console");

    /** It shows what other rooms answer. */
    private static final String LIVE = "io.gatehouse.web.live";

    private static final Set<String> QR_CODE = Set.of("io.gatehouse.web.ticket.QrCode");

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
    static final ArchRule roomsOfTheWebDoNotSeeEachOther = classes()
            .that()
            .resideInAPackage("io.gatehouse.web..")
            .should(keepToTheirRoom())
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule everyResourceMethodDeclaresItsRole = methods()
            .that(answerHttp())
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule theWebHoldsNoEntities = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.web..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule theDomainDoesNotKnowTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage("io.gatehouse.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.web..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule timeComesFromTheOneClock = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.web..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "asks the system for the time",
                    access -> TIME.contains(access.getTarget().getOwner().getName() + "."
                            + access.getTarget().getName())))
            .allowEmptyShould(false);

    private static DescribedPredicate<JavaMethod> answerHttp() {
        return DescribedPredicate.describe(
                "answer HTTP",
                method -> method.getOwner().isAnnotatedWith(Path.class)
                        && method.getAnnotations().stream()
                                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaClass> keepToTheirRoom() {
        return new ArchCondition<>("keep to their room and what is shared") {
            @Override
            public void check(JavaClass own, ConditionEvents events) {
                own.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isForeign(own, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(own, dependency.getDescription())));
            }
        };
    }

    private static boolean isForeign(JavaClass own, JavaClass other) {
        String room = other.getPackageName();
        return room.startsWith("io.gatehouse.web.")
                && !room.equals(own.getPackageName())
                && !SHARED.contains(room)
                && !QR_CODE.contains(other.getName())
                && !own.getPackageName().equals(LIVE);
    }
}
