package io.gatehouse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** What our rules say more often than once. */
final class ArchRules {

    private ArchRules() {}

    static ArchCondition<JavaClass> dependOnGatehouseOutside(String... known) {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("io.gatehouse..");
        DescribedPredicate<JavaClass> allowed = JavaClass.Predicates.resideInAnyPackage(known);
        return ArchConditions.dependOnClassesThat(
                ours.and(DescribedPredicate.not(allowed)).as("of rooms that it may not know"));
    }

    /** Nothing but what the compiler for the browser has, and has alike: ids are no {@code UUID} there. */
    static ArchCondition<JavaClass> runInABrowser() {
        DescribedPredicate<JavaClass> basics = JavaClass.Predicates.resideInAnyPackage(
                "io.gatehouse.ticket.code",
                "io.gatehouse.admission.rules",
                "io.gatehouse.network.choice",
                "java.lang",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "java.time",
                "org.jspecify.annotations");
        DescribedPredicate<JavaClass> text =
                JavaClass.Predicates.type(Charset.class).or(JavaClass.Predicates.type(StandardCharsets.class));
        DescribedPredicate<JavaClass> different = JavaClass.Predicates.belongToAnyOf(
                UUID.class, Base64.class, HexFormat.class, double.class, float.class, Double.class, Float.class);
        return ArchConditions.onlyDependOnClassesThat(
                basics.or(text).and(DescribedPredicate.not(different)).as("run in a browser as they do here"));
    }
}
