package io.github.qms4j.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.github.qms4j.RefusedException;
import io.github.qms4j.fixture.sound.NearMisses;
import io.github.qms4j.record.RecordKnowingAccess;
import io.github.qms4j.review.ReviewKnowingLower;
import io.github.qms4j.spi.support.AdapterBase;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QmsConventionsTest {
    private static final Set<String> OF_THE_WHOLE = Set.of("something_is_checked", "packages_are_null_marked");

    private static final JavaClasses FIXTURES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.github.qms4j");

    @TestFactory
    Stream<DynamicTest> a_rule_reports_each_class_and_member_that_breaks_it() {
        return offenders().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> assertReported(entry.getKey(), entry.getValue())));
    }

    @Test
    void every_rule_has_a_fixture_that_breaks_it() {
        Set<String> broken = new TreeSet<>(offenders().keySet());
        broken.addAll(OF_THE_WHOLE);

        assertThat(broken).isEqualTo(rules().keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_rule_accepts_what_only_resembles_a_breach() {
        JavaClasses sound = new ClassFileImporter()
                .importClasses(
                        NearMisses.class,
                        NearMisses.NoData.class,
                        NearMisses.Verdict.class,
                        NearMisses.Closed.class,
                        NearMisses.Leaf.class,
                        ReviewKnowingLower.class,
                        RecordKnowingAccess.class,
                        RefusedException.class,
                        AdapterBase.class,
                        packageInfo(""),
                        packageInfo(".fixture.sound"),
                        packageInfo(".review"),
                        packageInfo(".record"),
                        packageInfo(".spi.support"));
        return rules().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(sound)));
    }

    @TestFactory
    Stream<DynamicTest> the_conventions_keep_their_own_rules() {
        JavaClasses own = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.qms4j.conventions");
        return rules().entrySet().stream()
                .filter(rule -> !rule.getKey().equals("something_is_checked"))
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(own)));
    }

    @Test
    void a_package_without_null_marking_is_reported() {
        assertThat(report(QmsConventions.packages_are_null_marked, FIXTURES))
                .contains("Package io.github.qms4j.fixture.unmarked has no package-info.java with @NullMarked")
                .doesNotContain("fixture.sound");
    }

    @Test
    void a_check_that_sees_no_class_is_reported() {
        JavaClasses nothing = new ClassFileImporter().importClasses(String.class);

        assertThatThrownBy(() -> QmsConventions.something_is_checked.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    @Test
    void rules_of_concepts_that_are_absent_pass() {
        JavaClasses nothing = new ClassFileImporter().importClasses(String.class);

        assertThat(QmsConventions.concepts_know_only_lower_ones
                        .evaluate(nothing)
                        .hasViolation())
                .isFalse();
    }

    private static void assertReported(String rule, List<String> offenders) {
        ArchRule checked = rules().get(rule);
        if (checked == null) {
            throw new AssertionError("a fixture breaks " + rule + ", which is no rule");
        }
        assertThat(report(checked, FIXTURES)).contains(offenders);
    }

    private static String report(ArchRule rule, JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        return String.join("\n", result.getFailureReport().getDetails());
    }

    /** Fixtures by the rule they break, named as a report names them. */
    private static Map<String, List<String>> offenders() {
        Map<String, List<String>> offenders = new TreeMap<>();
        FIXTURES.stream().map(type -> type.reflect()).forEach(type -> {
            collect(type, type.getName(), offenders);
            Stream.of(type.getDeclaredMethods(), type.getDeclaredFields(), type.getDeclaredConstructors())
                    .flatMap(Stream::of)
                    // A bridge to an inherited method bears a copy of its annotations.
                    .filter(member -> !((Member) member).isSynthetic())
                    .forEach(member -> collect((AnnotatedElement) member, name(type, (Member) member), offenders));
        });
        return offenders;
    }

    private static String name(Class<?> type, Member member) {
        return type.getName() + "." + (member instanceof Constructor ? "<init>" : member.getName());
    }

    private static void collect(AnnotatedElement element, String name, Map<String, List<String>> offenders) {
        Breaks breaks = element.getAnnotation(Breaks.class);
        if (breaks != null) {
            offenders.computeIfAbsent(breaks.value(), rule -> new ArrayList<>()).add(name);
        }
    }

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new TreeMap<>();
        for (Class<?> holder : List.of(QmsConventions.class, QmsLibraryConventions.class)) {
            for (java.lang.reflect.Field field : holder.getDeclaredFields()) {
                if (field.getType() == ArchRule.class) {
                    try {
                        rules.put(field.getName(), (ArchRule) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError("a rule is package-private", e);
                    }
                }
            }
        }
        return rules;
    }

    private static Class<?> packageInfo(String below) {
        try {
            return Class.forName("io.github.qms4j" + below + ".package-info");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(below + " has no package-info", e);
        }
    }
}
