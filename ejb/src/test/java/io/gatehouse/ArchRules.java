package io.gatehouse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** What our rules say more often than once. */
final class ArchRules {

    private ArchRules() {}

    static ArchCondition<JavaClass> dependOnGatehouseOutside(String... known) {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("io.gatehouse..");
        DescribedPredicate<JavaClass> allowed = JavaClass.Predicates.resideInAnyPackage(known);
        return ArchConditions.dependOnClassesThat(
                ours.and(DescribedPredicate.not(allowed)).as("of rooms that it may not know"));
    }
}
