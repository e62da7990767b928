package io.github.qms4j.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class TraceabilityListenerTest {
    @TempDir
    Path directory;

    @BeforeEach
    void breakTheSample() {
        SampleSuite.repaired = false;
    }

    @Test
    void a_test_is_recorded_for_each_rule_of_its_method_and_class() {
        run(SampleSuite.Plain.class);

        assertThat(recorded("a_sentence_of_the_domain"))
                .containsExactly("SD-1 passed ''", "SD-2 passed ''", "SD-3 passed ''");
        assertThat(recorded("inherits_the_rule_of_its_class")).containsExactly("SD-1 passed ''");
    }

    @Test
    void the_method_name_is_recorded_as_a_sentence() {
        run(SampleSuite.Plain.class);

        assertThat(traces()).extracting(Trace::sentence).contains("a sentence of the domain");
    }

    @Test
    void a_nested_test_inherits_the_rules_around_it() {
        run(SampleSuite.Plain.class);

        assertThat(recorded("is_nested")).containsExactly("SD-1 passed ''");
    }

    @Test
    void a_failure_is_recorded_with_its_reason() {
        run(SampleSuite.Plain.class);

        assertThat(recorded("fails_until_repaired"))
                .singleElement()
                .asString()
                .startsWith("SD-1 failed")
                .contains("AssertionFailedError");
    }

    @Test
    void a_disabled_test_is_recorded_as_skipped() {
        run(SampleSuite.Plain.class);

        assertThat(recorded("is_disabled"))
                .singleElement()
                .asString()
                .startsWith("SD-1 skipped")
                .contains("not yet");
    }

    @Test
    void a_test_that_lacks_what_it_needs_is_recorded_as_skipped() {
        run(SampleSuite.Plain.class);

        assertThat(recorded("lacks_what_it_needs"))
                .singleElement()
                .asString()
                .startsWith("SD-1 skipped")
                .contains("no log, \"large\"");
    }

    @Test
    void invocations_are_folded_into_their_method() {
        run(SampleSuite.Many.class);

        assertThat(recorded("passes_for_each")).containsExactly("KPI-1 passed ''");
    }

    @Test
    void one_skipped_invocation_keeps_the_method_from_passing() {
        run(SampleSuite.Many.class);

        assertThat(recorded("lacks_one_of_three"))
                .singleElement()
                .asString()
                .startsWith("KPI-2 skipped '1 of 3 invocations: ")
                .contains("two is missing");
    }

    @Test
    void one_failed_dynamic_test_fails_the_method() {
        run(SampleSuite.Many.class);

        assertThat(recorded("fails_for_one"))
                .singleElement()
                .asString()
                .startsWith("KPI-3 failed '1 of 2 invocations: ");
    }

    @Test
    void the_tests_of_a_disabled_class_are_recorded_as_skipped() {
        run(SampleSuite.DisabledClass.class);

        assertThat(recorded("never_runs"))
                .singleElement()
                .asString()
                .startsWith("X-1 skipped")
                .contains("whole class");
    }

    @Test
    void the_tests_behind_a_broken_setup_are_recorded_as_failed() {
        run(SampleSuite.BrokenSetup.class);

        assertThat(recorded("is_not_reached"))
                .singleElement()
                .asString()
                .startsWith("X-2 failed")
                .contains("no set-up");
    }

    @Test
    void a_contract_is_recorded_for_the_class_that_fulfils_it() {
        run(SampleSuite.Adapter.class);

        assertThat(traces())
                .extracting(trace -> trace.rule() + " " + trace.testClass())
                .containsExactly(
                        "X-3 " + SampleSuite.Adapter.class.getName(), "X-4 " + SampleSuite.Adapter.class.getName());
    }

    @Test
    void a_test_that_names_no_rule_is_not_recorded() {
        run(SampleSuite.Unrelated.class);

        assertThat(traces()).isEmpty();
    }

    @Test
    void a_second_run_replaces_the_file_of_the_first() {
        run(SampleSuite.Plain.class);
        List<Path> first = files();
        SampleSuite.repaired = true;

        run(SampleSuite.Plain.class);

        assertThat(files()).isEqualTo(first);
        assertThat(recorded("fails_until_repaired")).containsExactly("SD-1 passed ''");
    }

    @Test
    void a_repetition_of_failed_tests_keeps_what_the_others_said() {
        TraceabilityListener listener = new TraceabilityListener(directory, "qms-sample", "test");
        execute(listener, SampleSuite.Plain.class);
        SampleSuite.repaired = true;

        execute(listener, SampleSuite.Plain.class);
        execute(listener, SampleSuite.Many.class);

        assertThat(recorded("fails_until_repaired")).containsExactly("SD-1 passed ''");
        assertThat(recorded("inherits_the_rule_of_its_class")).containsExactly("SD-1 passed ''");
        assertThat(recorded("lacks_one_of_three")).hasSize(1);
    }

    @Test
    void two_executions_write_side_by_side() {
        execute(new TraceabilityListener(directory, "qms-sample", "h2"), SampleSuite.Adapter.class);
        execute(new TraceabilityListener(directory, "qms-sample", "postgres"), SampleSuite.Adapter.class);

        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "qms-sample-h2-" + SampleSuite.Adapter.class.getName() + ".csv",
                        "qms-sample-postgres-" + SampleSuite.Adapter.class.getName() + ".csv");
    }

    @Test
    void without_a_directory_nothing_is_written() {
        execute(new TraceabilityListener(null, "qms-sample", "test"), SampleSuite.Plain.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void the_platform_finds_the_listener_as_a_service() {
        assertThat(ServiceLoader.load(TestExecutionListener.class))
                .hasAtLeastOneElementOfType(TraceabilityListener.class);
    }

    private void run(Class<?> suite) {
        execute(new TraceabilityListener(directory, "qms-sample", "test"), suite);
    }

    private static void execute(TestExecutionListener listener, Class<?> suite) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone).execute(request, listener);
    }

    private List<String> recorded(String method) {
        return traces().stream()
                .filter(trace -> trace.method().equals(method))
                .map(trace -> trace.rule() + " " + trace.result().word() + " '" + trace.reason() + "'")
                .toList();
    }

    private List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (Path file : files()) {
            try {
                traces.addAll(Trace.read(Files.readString(file), file.toString()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return traces;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
