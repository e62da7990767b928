package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("SD-5")
class BadInputTest {
    private static final String HEADER =
            "number,kind,state,service,category,priority,group,assignee,opened,updated,resolved,closed,responded\n";
    private static final String ROW =
            "T1,Incident,New,Desk,Access,3 - Moderate,First,Ann,2026-01-05T08:00:00Z,2026-01-05T08:00:00Z,,,\n";

    private static final String RULE = """
              - id: late-twice
                kind: repeated-breach
                metric: resolution
                similar: category
                count: 2
                within: P7D
                severity: minor
                severity-method: matrix v3
                requirement: SLA 4.2
                capa: false
            """;

    @TempDir
    private Path directory;

    @Test
    void an_empty_file_is_named_as_such() throws IOException {
        refused(assess(""), "empty");
    }

    @Test
    void a_file_with_another_delimiter_is_answered_with_the_delimiter_it_seems_to_use() throws IOException {
        refused(assess((HEADER + ROW).replace(',', ';')), "';'");
    }

    @Test
    void a_missing_column_is_named_with_the_columns_there_are() throws IOException {
        refused(assess(HEADER.replace("updated,", "") + ROW), "updated");
    }

    @Test
    void an_export_whose_only_row_has_a_wrong_date_leaves_nothing_to_assess() throws IOException {
        refused(assess(HEADER + ROW.replace("2026-01-05T08:00:00Z", "2026-02-30T08:00:00Z")), "no ticket");
    }

    @Test
    void a_row_with_a_wrong_date_is_reported_with_its_number_and_field_and_the_others_are_used() throws IOException {
        CommandRun run = assess(HEADER + ROW + ROW.replace("T1", "T2").replace("05T08", "32T08"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 rows read, 1 rejected; 1 tickets");
        assertThat(CommandRun.report(directory.resolve("out"))).contains("T2").contains("2026-01-32T08:00:00Z");
    }

    @Test
    void an_unknown_state_is_reported_with_the_states_that_are_known() throws IOException {
        CommandRun run = assess(HEADER + ROW + ROW.replace("New", "-100"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(CommandRun.report(directory.resolve("out"))).contains("-100").contains("In Progress");
    }

    @Test
    void a_binary_file_is_refused() throws IOException {
        byte[] bytes = new byte[5_000];
        new Random(7).nextBytes(bytes);
        Path export = Files.write(directory.resolve("tickets.csv"), bytes);
        refused(run(export), "tickets.csv");
    }

    @Test
    void garbage_behind_good_rows_leaves_nothing_imported() throws IOException {
        CommandRun run = assess(HEADER + ROW + "\u0000\u0001\u0002\n");
        refused(run, "tickets.csv");
        assertNothingIsStored();
    }

    @Test
    void a_file_that_does_not_exist_is_named() {
        refused(run(directory.resolve("missing.csv")), "missing.csv");
    }

    @Test
    void an_export_without_a_mapping_is_told_which_there_are() throws IOException {
        Path export = Files.writeString(directory.resolve("tickets.csv"), HEADER + ROW);
        refused(CommandRun.of(directory.resolve("out"), "--tickets", export.toString()), "servicenow");
    }

    @Test
    void a_definition_file_with_a_wrong_target_is_answered_with_the_place_and_what_to_write() throws IOException {
        Path definitions = Files.writeString(
                directory.resolve("sla.yaml"),
                "calendars: [{name: c, zone: UTC}]\nslas: [{name: s, calendar: c, targets: {High: {resolution: soon}}}]\n");
        CommandRun run = CommandRun.of(directory.resolve("out"), "--definitions", definitions.toString());
        refused(run, "slas[0].targets.High.resolution");
        assertThat(run.err()).contains("business PT4H");
    }

    @ParameterizedTest(name = "{0} {1}")
    @Verifies("SD-4")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "severity: minor | severity: grave | breach-rules[0].severity 'grave' | minor, major or critical",
                "severity: minor | # none | breach-rules[0].severity '' | minor, major or critical",
                "severity: minor | severity: [minor] | breach-rules[0].severity | minor, major or critical",
                "severity-method: matrix v3 | severity-method: \"\" | breach-rules[0].severity-method '' | SOP-017",
                "requirement: SLA 4.2 | # none | breach-rules[0].requirement '' | ISO/IEC 20000-1:2018 8.3.3",
                "capa: false | capa: perhaps | breach-rules[0].capa 'perhaps' | true or false"
            })
    void a_wrong_response_of_a_breach_rule_is_named_with_file_rule_and_value(
            String right, String wrong, String named, String remedy) throws IOException {
        CommandRun run = assessByRule(RULE.replace(right, wrong));
        refused(run, "sla.yaml is not valid: " + named);
        assertThat(run.err()).contains("in rule late-twice").contains(remedy);
    }

    @Test
    void two_breach_rules_with_the_same_id_are_refused_before_anything_is_imported() throws IOException {
        refused(assessByRule(RULE + RULE), "breach-rules[1].id 'late-twice'");
    }

    private CommandRun assessByRule(String rules) throws IOException {
        Path definitions = Files.writeString(directory.resolve("sla.yaml"), "breach-rules:\n" + rules);
        return CommandRun.of(directory.resolve("out"), "--definitions", definitions.toString());
    }

    @Test
    void a_definition_file_that_is_not_yaml_is_answered_with_the_line() throws IOException {
        Path definitions = Files.writeString(directory.resolve("sla.yaml"), "calendars:\n  - [unclosed\n");
        refused(CommandRun.of(directory.resolve("out"), "--definitions", definitions.toString()), "line");
    }

    @Test
    void an_unknown_option_is_answered_with_the_usage() {
        CommandRun run = CommandRun.of(directory, "--tikets", "x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--tickets");
    }

    @Test
    void the_help_names_options_and_exit_codes() {
        CommandRun run = CommandRun.of(directory, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--mapping").contains("Exit codes").containsPattern("nothing\\s+was imported");
    }

    private CommandRun assess(String text) throws IOException {
        return run(Files.write(directory.resolve("tickets.csv"), text.getBytes(StandardCharsets.UTF_8)));
    }

    private CommandRun run(Path export) {
        Path mapping = directory.resolve("mapping.json");
        try (var in = Assess.class.getResourceAsStream("bundled-mapping.json")) {
            Files.write(mapping, Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CommandRun.of(directory.resolve("out"), "--tickets", export.toString(), "--mapping", mapping.toString());
    }

    private static void refused(CommandRun run, String named) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("assess: ").contains(named);
    }

    private void assertNothingIsStored() {
        Path database = directory.resolve("out").resolve("qms").toAbsolutePath();
        try (Qms qms = Qms.builder()
                .storage("jpa", Map.of("file", database.toString()))
                .build()) {
            assertThat(qms.as(CommandRun.READER).serviceDesk().count()).isZero();
        }
    }
}
