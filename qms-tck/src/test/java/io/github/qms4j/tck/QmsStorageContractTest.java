package io.github.qms4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class QmsStorageContractTest {
    static Stream<Arguments> faults() {
        return Stream.of(BrokenWrites.class, BrokenContents.class, BrokenQueries.class)
                .flatMap(kind ->
                        Arrays.stream(kind.getDeclaredClasses()).sorted(Comparator.comparing(Class::getSimpleName)))
                .flatMap(broken -> Arrays.stream(
                                broken.getAnnotation(CaughtBy.class).value())
                        .map(rule -> Arguments.of(broken.getSimpleName(), rule, broken)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("faults")
    void a_storage_with_a_fault_is_caught_by_the_rule_it_breaks(String fault, String rule, Class<?> broken) {
        BrokenStorageContract.broken = broken;
        assertThat(run(selectMethod(BrokenStorageContract.class, rule)).testEvents().failed().stream()
                        .map(event -> ruleOf(event.getTestDescriptor())))
                .as("%s is let pass", fault)
                .contains(rule);
    }

    @Test
    void rules_of_undeclared_capabilities_are_skipped_by_name_with_the_reason() {
        Set<String> skipped = run(selectClass(InMemoryStorageContractTest.class)).testEvents().aborted().stream()
                .map(event -> ruleOf(event.getTestDescriptor()))
                .collect(Collectors.toSet());
        assertThat(skipped).contains("s12_writes_are_undone_with_the_transaction_of_the_host");
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(List.of(selector).toArray(DiscoverySelector[]::new))
                .execute();
    }

    private static String ruleOf(TestDescriptor test) {
        return test.getParent().orElseThrow().getDisplayName().replace("()", "");
    }
}
