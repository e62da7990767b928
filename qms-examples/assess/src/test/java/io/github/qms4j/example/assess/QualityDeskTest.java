package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Whether the report on the bundled export can be laid on a quality manager's desk. */
@TestInstance(Lifecycle.PER_CLASS)
class QualityDeskTest {
    private Path directory;
    private String report = "";

    @BeforeAll
    void assess(@TempDir Path empty) throws IOException {
        directory = empty;
        CommandRun run = CommandRun.of(
                directory, "--evidence", directory.resolve("pack.zip").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        report = CommandRun.report(directory);
    }

    @Test
    void it_says_whose_it_is_under_which_number_in_which_state_and_for_whom_it_was_made() {
        assertThat(report)
                .contains("<strong>Rheintal Diagnostics (an invented house)</strong>, Basel and Boston")
                .contains("QR-2025-12, revision 1")
                .contains("Unsigned draft")
                .contains("at the request of A. Keller, quality manager");
    }

    @Test
    void the_conclusion_stands_first_and_names_what_fails_its_target() {
        String conclusion = between("class=\"conclusion\">", "</p>");
        assertThat(conclusion)
                .contains("Resolution in time, by the clock: 92.07\u202f%")
                .contains("meets the target of at least 90\u202f% (set by service level review board, 2024-12-10)")
                .contains("it is missed for priority Critical (83.13\u202f%), High (85.48\u202f%)")
                .contains("month 2025-07", "2025-08", "2025-09")
                .contains("the process is not stable")
                .contains("missed");
        assertThat(report.indexOf("class=\"conclusion\"")).isLessThan(report.indexOf("<main>"));
    }

    @Test
    void a_total_over_failing_parts_is_no_ok() {
        assertThat(report)
                .containsPattern(
                        "figure warning\"><dt>Resolution in time, by the clock</dt><dd class=\"value\">92.07.%</dd>")
                .contains("5 parts miss it");
    }

    @Test
    void a_verdict_stands_beside_every_figure_of_a_breakdown() {
        String byPriority = between("<caption>By priority</caption>", "</table>");
        assertThat(byPriority).contains("status bad", "status ok").doesNotContain("no data");
        assertThat(between("by month of opening", "</table>").split("<tr>", -1)).hasSize(15);
    }

    @Test
    @Verifies("KPI-4")
    void the_weeks_are_drawn_as_p_prime_and_as_p_with_what_their_signals_call_for() {
        assertThat(report)
                .contains("by week, p′ chart", "by week, p chart for comparison")
                .contains("find the cause within 5 working days, and decide on it by a KPI decision")
                .contains("Trends over the whole months");
    }

    @Test
    @Verifies("OBJ-3")
    void each_objective_has_its_verdict_with_the_numbers_behind_it() {
        assertThat(report)
                .contains("Resolve 95 % of the tickets in time by the end of 2025")
                .containsPattern("the latest 3 months came to a mean of 93\\.\\d\\d.%; the target is at least 95.%")
                .contains("Reduce the median time to resolution by 20 % within six months")
                .contains("Expected by its end");
    }

    @Test
    void definitions_formulas_and_hashes_are_printed() {
        assertThat(report)
                .contains("approved by A. Keller, quality manager on 2024-12-16")
                .contains("Targets of the agreements", "8 h round the clock", "5 working days, until closing")
                .contains("Business calendars", "2025-12-25 Christmas", "Sat 09:00-13:00")
                .contains("SOP-017 risk matrix, version 3")
                .containsPattern("<th scope=\"row\">mapping bundled-mapping.json</th><td class=\"digest\">[0-9a-f]{64}")
                .containsPattern(
                        "<th scope=\"row\">definitions bundled-definitions.yaml</th><td class=\"digest\">[0-9a-f]{64}");
    }

    @Test
    void one_figure_has_one_unit_and_no_duration_is_in_the_notation_of_machines() {
        assertThat(report).doesNotContain("145.45").contains("145\u202fh 27\u202fmin");
        assertThat(Pattern.compile("\\bP(T\\d|\\dD)").matcher(report).find()).isFalse();
    }

    @Test
    void what_is_not_shown_is_said_to_be_where_it_is() throws IOException {
        assertThat(report).contains("The first 50 of 113, in the order of opening; all 113 are in findings.csv");
        List<String> all = Files.readAllLines(directory.resolve("findings.csv"));
        assertThat(all.stream().filter(line -> line.startsWith("NC-"))).hasSize(113);
    }

    @Test
    @Verifies("CAP-1")
    void a_nonconformity_happened_when_the_promise_was_broken_and_was_found_by_the_import() {
        try (Qms qms = CommandRun.open(directory)) {
            Nonconformity late = qms.as(CommandRun.READER)
                    .nonconformities()
                    .all()
                    .map(view -> view.state())
                    .filter(one -> one.report().records().contains("ticket bundled:TKT100266"))
                    .findFirst()
                    .orElseThrow();
            assertThat(late.report().occurredOn()).isEqualTo(LocalDate.of(2025, 1, 6));
            assertThat(late.report().detectedOn()).isEqualTo(LocalDate.of(2026, 6, 1));
            assertThat(late.report().detectedBy()).isEqualTo("rule missed-top-priority");
            assertThat(late.header().openedBy().id()).isEqualTo("assess");
        }
    }

    @Test
    @Verifies("CAP-7")
    void what_one_rule_finds_again_is_one_pattern_that_recurs() {
        assertThat(between("<caption>By pattern", "</table>"))
                .contains("missed-top-priority: priority Critical</th><td class=\"number\">81</td>");
    }

    @Test
    @Verifies("INS-5")
    void the_evidence_holds_tickets_and_agreements_and_its_index_is_for_people() throws IOException {
        try (ZipFile pack = new ZipFile(directory.resolve("pack.zip").toFile())) {
            String index =
                    new String(pack.getInputStream(pack.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(index)
                    .contains("of Rheintal Diagnostics (an invented house)</h1>")
                    .contains("<p class=\"verdict\">PARTIAL</p>")
                    .contains("ticket bundled:TKT100266</h2>")
                    .contains("sla-definition Basel service desk@")
                    .contains("report, occurred on: 2025-01-06")
                    .doesNotContain("{&quot;");
        }
    }

    private String between(String from, String to) {
        int start = report.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return report.substring(start, report.indexOf(to, start));
    }
}
