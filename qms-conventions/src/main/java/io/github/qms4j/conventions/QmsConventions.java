package io.github.qms4j.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * The structure that every module keeps, hosts and examples included; libraries adopt {@link QmsLibraryConventions}. A
 * module adopts them with a test class of three lines:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.github.qms4j", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ConventionsTest {
 *     @ArchTest static final ArchTests conventions = ArchTests.in(QmsConventions.class);
 * }
 * }</pre>
 */
public final class QmsConventions {
    @ArchTest
    static final ArchRule something_is_checked = classes()
            .that()
            .resideInAPackage("io.github.qms4j..")
            .and()
            .resideOutsideOfPackage("io.github.qms4j.conventions..")
            .should()
            .resideInAPackage("io.github.qms4j..")
            .allowEmptyShould(false)
            .because("a check that sees no class proves nothing");

    // --- who may know whom ---

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.github.qms4j.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a cycle cannot be removed later without breaking users");

    @ArchTest
    static final ArchRule concepts_know_only_lower_ones = classes()
            .that(Concepts.areConcepts())
            .should(Concepts.knowOnlyConceptsBelow())
            .allowEmptyShould(true)
            .because("a higher concept reads a lower one, and hears of it by events");

    @ArchTest
    static final ArchRule the_kernel_knows_no_concept = classes()
            .that(Concepts.areKernel())
            .should(Concepts.knowNoConceptButAccessForRecords())
            .allowEmptyShould(true)
            .because("all concepts stand on records, quantities and the SPI");

    @ArchTest
    static final ArchRule only_errors_are_used_from_the_facade = noClasses()
            .that(Concepts.standBelowTheFacade())
            .should()
            .dependOnClassesThat(Concepts.areFacade())
            .allowEmptyShould(true)
            .because("the facade wires the concepts; they know nothing of it but its exceptions");

    @ArchTest
    static final ArchRule nobody_else_uses_internals = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.qms4j.persistence..",
                    "io.github.qms4j.reporting..",
                    "io.github.qms4j.tck..",
                    "io.github.qms4j.example..",
                    "io.github.qms4j.examples..",
                    "io.github.qms4j.benchmark..",
                    "io.github.qms4j.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.qms4j.internal..")
            .allowEmptyShould(true)
            .because("what an adapter needs from the core is SPI, or vendors cannot write one");

    // --- what users see ---

    @ArchTest
    static final ArchRule no_foreign_type_is_shown = classes()
            .that(PublicSurface.isSeenByUsers())
            .and()
            .resideOutsideOfPackage("io.github.qms4j..internal..")
            .should(PublicSurface.showNoForeignType())
            .allowEmptyShould(true)
            .because("a third-party type in a signature ties every user to its version");

    @ArchTest
    static final ArchRule public_classes_are_final = classes()
            .that(PublicSurface.isSeenByUsers())
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .should(PublicSurface.beFinalOrClosed())
            .allowEmptyShould(true)
            .because("what was not designed for extension cannot change once it is extended");

    // --- no hidden input ---

    @ArchTest
    static final ArchRule time_is_given = noClasses()
            .should()
            .accessTargetWhere(readsTheClock())
            .allowEmptyShould(true)
            .because("rules are given the time by the clock of the engine");

    @ArchTest
    static final ArchRule ids_are_given = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.github.qms4j.QmsBuilder")
            .should()
            .accessTargetWhere(isUseOf("java.util.UUID", "randomUUID"))
            .allowEmptyShould(true)
            .because("ids come from the id source of the engine, of which only its builder names a default");

    @ArchTest
    static final ArchRule legacy_types_are_not_used = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are java.util.Date or a Calendar",
                    type -> type.getName().equals("java.util.Date") || type.isAssignableTo("java.util.Calendar")))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("javax..")
                    .and(resideOutsideOfPackages(
                            "javax.crypto..",
                            "javax.net..",
                            "javax.security.auth..",
                            "javax.sql..",
                            "javax.xml",
                            "javax.xml.parsers..",
                            "javax.xml.stream..",
                            "javax.xml.transform..",
                            "javax.xml.validation..",
                            "javax.xml.xpath..")))
            .allowEmptyShould(true)
            .because("java.time, SLF4J and jakarta took their place; of javax only what the JDK itself ships stays");

    @ArchTest
    static final ArchRule no_thread_is_held = noClasses()
            .should()
            .accessTargetWhere(isUseOf("java.lang.Thread", "sleep"))
            .orShould()
            .dependOnClassesThat(assignableTo("java.lang.ThreadLocal"))
            .allowEmptyShould(true)
            .because("threads belong to the host");

    @ArchTest
    static final ArchRule statics_have_no_state = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .allowEmptyShould(true)
            .because("several engines live in one JVM");

    @ArchTest
    static final ArchRule there_are_no_singletons = noMethods()
            .that()
            .areStatic()
            .should()
            .haveName("getInstance")
            .allowEmptyShould(true)
            .because("several engines live in one JVM");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith(nameAnyOf(
                    "org.springframework.beans.factory.annotation.Autowired",
                    "org.springframework.beans.factory.annotation.Value",
                    "jakarta.inject.Inject",
                    "jakarta.annotation.Resource",
                    "jakarta.ejb.EJB",
                    "jakarta.persistence.PersistenceContext",
                    "jakarta.persistence.PersistenceUnit",
                    "javax.inject.Inject",
                    "com.google.inject.Inject"))
            .allowEmptyShould(true)
            .because("an object is complete when its constructor returns");

    // --- names ---

    /** {@code NoData} is a word of the domain: the result of a measurement that has none (rule X-8). */
    @ArchTest
    static final ArchRule names_say_what_it_is = noClasses()
            .that(describe("are not NoData", type -> !type.getSimpleName().equals("NoData")))
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info|DTO|Dto)")
            .allowEmptyShould(true)
            .because("a name is the field's term for the thing, not its place in a technical scheme");

    @ArchTest
    static final ArchRule packages_are_concepts = noClasses()
            .that()
            .resideInAPackage("io.github.qms4j..")
            .should()
            .resideInAnyPackage("..model..", "..dto..", "..util..", "..utils..", "..impl..", "..common..", "..misc..")
            .allowEmptyShould(true)
            .because("packages are cut by concept, never by layer");

    @ArchTest
    static final ArchRule packages_are_null_marked = all(packages())
            .should(beNullMarked())
            .allowEmptyShould(true)
            .because("null is said in the type, for every package");

    private QmsConventions() {}

    /** {@code now()} and {@code now(zone)} read the clock of the machine; {@code now(clock)} is given one. */
    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe("a read of the machine's clock", access -> {
            boolean isNow = access.getTarget() instanceof CodeUnitAccessTarget called
                    && called.getOwner().getPackageName().startsWith("java.time")
                    && called.getName().equals("now")
                    && called.getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.time.Clock"));
            return isNow || isUse(access, "java.lang.System", "currentTimeMillis");
        });
    }

    /** Calls and method references alike. */
    static DescribedPredicate<JavaAccess<?>> isUseOf(String owner, String member) {
        return describe("a use of " + owner + "." + member, access -> isUse(access, owner, member));
    }

    private static boolean isUse(JavaAccess<?> access, String owner, String member) {
        return access.getTargetOwner().isAssignableTo(owner)
                && access.getTarget().getName().equals(member);
    }

    private static DescribedPredicate<JavaAnnotation<?>> nameAnyOf(String... names) {
        Set<String> listed = Set.of(names);
        return describe(
                "any of " + String.join(", ", names),
                annotation -> listed.contains(annotation.getRawType().getName()));
    }

    private static AbstractClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.stream()
                        .filter(type -> !type.getPackageName().isEmpty())
                        .map(JavaClass::getPackage)
                        .collect(Collectors.toSet());
            }
        };
    }

    private static ArchCondition<JavaPackage> beNullMarked() {
        return new ArchCondition<>("have a package-info with @NullMarked") {
            @Override
            public void check(JavaPackage place, ConditionEvents events) {
                boolean marked = place.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            place, "Package " + place.getName() + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }
}
