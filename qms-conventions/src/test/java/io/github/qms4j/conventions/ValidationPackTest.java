package io.github.qms4j.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationPackTest {
    @TempDir
    Path root;

    @BeforeEach
    void layOutABuild() {
        write("pom.xml", "");
        write("qms-core/pom.xml", "");
        write(
                "qms-core/src/main/java/io/github/qms4j/servicedesk/Sla.java",
                "/** Business time (SD-3), AUD-2026-0007. */");
        trace(
                "qms-core",
                "test",
                "io.github.qms4j.servicedesk.SlaTest",
                "SD-3",
                "a_deadline_never_moves",
                Result.PASSED);
    }

    @Test
    void a_rule_is_listed_with_its_code_and_tests() {
        generate(false);

        assertThat(document())
                .contains(
                        "| SD-3 | Business time is exact to the second; no deadline while paused; a missed verdict stays"
                                + " | [Sla](../../qms-core/src/main/java/io/github/qms4j/servicedesk/Sla.java)"
                                + " | SlaTest: a deadline never moves |");
    }

    @Test
    void a_number_of_a_record_is_not_taken_for_a_rule() {
        generate(false);

        assertThat(document()).doesNotContain("AUD-20 ").doesNotContain("AUD-2026");
    }

    @Test
    void rules_without_a_test_are_counted_and_listed() {
        generate(false);

        assertThat(document())
                .contains("1 of 109 rules have a test.")
                .contains("## Rules without a test: 108\n\nX-1, X-2,");
    }

    @Test
    void a_rule_that_code_names_but_nobody_wrote_is_listed() {
        write("qms-core/src/main/java/io/github/qms4j/Typo.java", "// SD-99");

        generate(false);

        assertThat(document()).contains("## Named in code, but no rule\n\n- SD-99: qms-core/");
    }

    @Test
    void the_committed_file_does_not_depend_on_results() {
        generate(false);
        String passed = document();
        trace(
                "qms-core",
                "test",
                "io.github.qms4j.servicedesk.SlaTest",
                "SD-3",
                "a_deadline_never_moves",
                Result.SKIPPED);

        generate(false);

        assertThat(document()).isEqualTo(passed);
    }

    @Test
    void a_skipped_test_appears_as_skipped_in_the_results() {
        trace(
                "qms-core",
                "test",
                "io.github.qms4j.servicedesk.SlaTest",
                "SD-3",
                "a_deadline_never_moves",
                Result.SKIPPED);

        generate(false);

        assertThat(read("target/validation/traceability.md"))
                .contains("SlaTest: a deadline never moves (**skipped**: because) | skipped |")
                .contains("Tests: 0 passed, 1 skipped, 0 failed.")
                .contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void the_worst_of_two_executions_decides() {
        trace(
                "qms-core",
                "old-jdk",
                "io.github.qms4j.servicedesk.SlaTest",
                "SD-3",
                "a_deadline_never_moves",
                Result.FAILED);

        generate(false);

        assertThat(read("target/validation/traceability.md"))
                .contains("Tests: 0 passed, 0 skipped, 1 failed.")
                .containsOnlyOnce("a deadline never moves");
    }

    @Test
    void traces_of_a_deleted_test_class_do_not_count() throws IOException {
        Files.delete(root.resolve("qms-core/target/test-classes/io/github/qms4j/servicedesk/SlaTest.class"));

        generate(false);

        assertThat(document()).contains("0 of 109 rules have a test.");
    }

    @Test
    void an_unknown_rule_is_refused_naming_test_and_id() {
        trace("qms-core", "test", "io.github.qms4j.kpi.KpiTest", "KPI-77", "counts", Result.PASSED);

        assertThatThrownBy(() -> generate(false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("io.github.qms4j.kpi.KpiTest.counts() names KPI-77");
    }

    @Test
    void check_accepts_what_was_committed() {
        generate(false);

        generate(true);

        assertThat(document()).contains("SD-3");
    }

    @Test
    void check_refuses_a_stale_file_and_leaves_it() {
        generate(false);
        String committed = document();
        trace("qms-core", "test", "io.github.qms4j.kpi.KpiTest", "KPI-1", "counts", Result.PASSED);

        assertThatThrownBy(() -> generate(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("docs/validation/traceability.md is not what this build generates")
                .hasMessageContaining(
                        "committed '1 of 109 rules have a test.', generated '2 of 109 rules have a test.'")
                .hasMessageContaining("Run mvn verify and commit the file");
        assertThat(document()).isEqualTo(committed);
    }

    @Test
    void check_refuses_a_missing_file() {
        assertThatThrownBy(() -> generate(true)).hasMessageContaining("committed 'end of file'");
    }

    @Test
    void the_table_is_also_written_for_machines() {
        generate(false);

        assertThat(Csv.parse(read("docs/validation/traceability.csv")))
                .contains(List.of(
                        "SD-3",
                        "3 service desk",
                        "Business time is exact to the second; no deadline while paused; a missed verdict stays",
                        "qms-core/src/main/java/io/github/qms4j/servicedesk/Sla.java",
                        "qms-core",
                        "io.github.qms4j.servicedesk.SlaTest",
                        "a deadline never moves"));
    }

    @Test
    void the_rule_list_has_distinct_ids_and_short_statements() {
        assertThat(Rule.all())
                .hasSize(109)
                .allSatisfy(rule -> assertThat(rule.statement()).isNotBlank().hasSizeLessThanOrEqualTo(110))
                .extracting(Rule::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_file_that_is_no_trace_is_refused_by_name() {
        write("qms-core/target/traceability/other.csv", "a,b\n");

        assertThatThrownBy(() -> generate(false)).hasMessageContaining("other.csv");
    }

    @Test
    void arguments_that_say_nothing_are_refused() {
        assertThatThrownBy(() -> ValidationPack.main(new String[] {"."})).hasMessageContaining("arguments:");
    }

    private void generate(boolean check) {
        new ValidationPack(root, root.resolve("target/validation"), check).generate();
    }

    private String document() {
        return read("docs/validation/traceability.md");
    }

    private void trace(String module, String execution, String testClass, String rule, String method, Result result) {
        Trace trace = new Trace(rule, module, testClass, method, result, result == Result.PASSED ? "" : "because");
        write(
                module + "/target/traceability/" + module + "-" + execution + "-" + testClass + ".csv",
                Trace.write(List.of(trace)));
        write(module + "/target/test-classes/" + testClass.replace('.', '/') + ".class", "");
    }

    private void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
