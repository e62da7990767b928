package io.github.qms4j.conventions;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The packages of the core and the ladder on which its concepts stand. */
final class Concepts {
    static final String ROOT = "io.github.qms4j";

    private static final List<Set<String>> LADDER = List.of(
            Set.of("access", "organisation", "calendar", "delegation", "retention", "schedule", "statistics"),
            Set.of("trail", "signature"),
            Set.of("action", "approval", "reference"),
            Set.of("document"),
            Set.of("regulation"),
            Set.of("training"),
            Set.of("servicedesk"),
            Set.of("kpi"),
            Set.of("objective"),
            Set.of("solution"),
            Set.of("capa"),
            Set.of("practice"),
            Set.of("audit"),
            Set.of("inspection"),
            Set.of("review"),
            Set.of("readiness"),
            Set.of("worklist", "event"));

    private static final Set<String> KERNEL = Set.of("record", "quantity", "spi");

    private static final Set<String> FREE_OF_FACADE = Stream.concat(
                    Stream.concat(KERNEL.stream(), Stream.of("internal")),
                    LADDER.stream().flatMap(Set::stream))
            .collect(Collectors.toUnmodifiableSet());

    private Concepts() {}

    static DescribedPredicate<JavaClass> areConcepts() {
        return DescribedPredicate.describe("are concepts", type -> rung(type).isPresent());
    }

    static DescribedPredicate<JavaClass> areKernel() {
        return DescribedPredicate.describe("are of the kernel", type -> KERNEL.contains(area(type)));
    }

    static DescribedPredicate<JavaClass> standBelowTheFacade() {
        return DescribedPredicate.describe("stand below the facade", type -> FREE_OF_FACADE.contains(area(type)));
    }

    static DescribedPredicate<JavaClass> areFacade() {
        return DescribedPredicate.describe(
                "are of the facade",
                type -> type.getPackageName().equals(ROOT) && !isErrorVocabulary(type.getBaseComponentType()));
    }

    static ArchCondition<JavaClass> knowOnlyConceptsBelow() {
        return new ArchCondition<>("know only concepts of their own rung or below") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = rung(type).orElseThrow();
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> rung(dependency.getTargetClass()).orElse(own) > own)
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> knowNoConceptButAccessForRecords() {
        return new ArchCondition<>("know no concept, except that records know access") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> rung(dependency.getTargetClass()).isPresent())
                        .filter(dependency -> !(area(type).equals("record")
                                && area(dependency.getTargetClass()).equals("access")))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** By name as well: of a class of another module that is only caught, no supertype is known. */
    private static boolean isErrorVocabulary(JavaClass type) {
        return type.isAssignableTo(ROOT + ".QmsException")
                || type.getSimpleName().endsWith("Exception")
                || Set.of("ErrorCode", "Violation").contains(type.getSimpleName())
                || type.getEnclosingClass().filter(Concepts::isErrorVocabulary).isPresent();
    }

    private static OptionalInt rung(JavaClass type) {
        String area = area(type);
        return IntStream.range(0, LADDER.size())
                .filter(index -> LADDER.get(index).contains(area))
                .findFirst();
    }

    /** The first part of the package below the root; empty outside it. */
    private static String area(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
