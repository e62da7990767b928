package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void when_no_row_survives_the_message_shows_the_first_with_their_reasons_and_nothing_is_left() throws IOException {
        CommandRun run = assess(HEADER + (ROW.replace("New", "Fresh") + ROW.replace("05T08", "32T08")).repeat(5));
        refused(run, "rows read: 10, rejected: 10");
        assertThat(run.err())
                .contains("line 2, state 'Fresh': is unknown; the mapping knows")
                .contains("line 3, updatedAt '2026-01-32T08:00:00Z'")
                .contains("line 6, state")
                .doesNotContain("line 7");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void a_row_of_the_year_9999_or_of_the_future_is_rejected_and_the_others_are_judged() throws IOException {
        String far = ROW.replace("T1", "T2").replace("2026-01-05", "9999-12-31");
        String future = ROW.replace("T1", "T3").replace("2026-01-05", "2027-01-05");
        CommandRun run = assess(HEADER + ROW + far + future);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3 rows read, 2 rejected; 1 tickets");
        assertThat(CommandRun.kpis(directory.resolve("out")).get("asOf").asString())
                .isEqualTo("2026-01-05T08:00:00Z");
    }

    @Test
    void a_date_of_which_nobody_can_tell_the_day_is_refused_until_it_is_said() throws IOException {
        String header = "number,short_description,business_service,category,impact,urgency,priority,assignment_group,"
                + "assigned_to,state,sys_updated_on,opened_at,resolved_at,closed_at,reopen_count,made_sla,problem_id,"
                + "rfc,caused_by\n";
        String row = "INC1,No mail,Mail,net,1,1,1 - Critical,G,A,Closed,03/02/2026 10:00:00,03/02/2026 08:00:00,"
                + "03/02/2026 09:00:00,03/02/2026 10:00:00,0,true,,,\n";
        Path export = Files.writeString(directory.resolve("export.csv"), header + row);
        Path out = directory.resolve("out");
        CommandRun refused = CommandRun.of(out, "--tickets", export.toString(), "--mapping", "servicenow");
        refused(refused, "is 3 February 2026 by dd/MM/uuuu HH:mm:ss and 2 March 2026 by MM/dd/uuuu HH:mm:ss");
        assertThat(out).doesNotExist();
        CommandRun said = CommandRun.of(
                out, "--tickets", export.toString(), "--mapping", "servicenow", "--date-order", "month-first");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(CommandRun.kpis(out).get("from").asString()).isEqualTo("2026-03-02");
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
        assertThat(directory.resolve("out")).doesNotExist();
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

    private static final String CALENDAR =
            "calendars: [{name: c, zone: Europe/Berlin, open: {Monday-Friday: [\"09:00-17:00\"]}}]\n";

    private static String agreement(String target) {
        return CALENDAR + "slas: [{name: s, calendar: c, targets: {High: {resolution: " + target + "}}}]\n";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "business PT0S                         | leaves no time at all",
                "elapsed PT0S                          | leaves no time at all",
                "working-days 0                        | leaves no time at all",
                "business P999999999D                  | is longer than ten years",
                "elapsed P3654D                        | is longer than ten years",
                "working-days 999999999 end-of-day     | is longer than ten years",
                "fixed +999999999-12-31T23:59:59Z      | is outside of the years 1900 to 2399",
                "fixed -999999999-01-01T00:00:00Z      | is outside of the years 1900 to 2399",
                "business PT4H end-of-day              | is not understood",
                "business                              | is not understood"
            })
    void a_target_that_nobody_can_have_meant_is_refused_with_its_place(String target, String rule) throws IOException {
        CommandRun run = assessBy(agreement("\"" + target + "\""));
        refused(run, "sla.yaml is not valid: slas[0].targets.High.resolution");
        assertThat(run.err()).contains(rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "effective-from: +999999999-01-01T00:00:00Z | slas[0].effective-from",
                "escalations: [\"-P999999999D\"] | slas[0].escalations[0]",
                "escalations: [\"99999%\"] | slas[0].escalations[0]",
                "paused-by: [\"\"] | slas[0].paused-by[0]"
            })
    void another_value_that_nobody_can_have_meant_is_refused_with_its_place(String field, String place)
            throws IOException {
        refused(assessBy(agreement("business PT4H").replace("name: s,", "name: s, " + field + ",")), place);
    }

    @Test
    void a_window_longer_than_ten_years_is_refused_with_its_place() throws IOException {
        refused(assessByRule(RULE.replace("P7D", "P999999999D")), "breach-rules[0].window 'PT23999999976H'");
    }

    @Test
    void a_calendar_without_opening_hours_is_met_before_a_row_is_read() throws IOException {
        CommandRun run = assessBy(agreement("business PT4H").replaceAll(", open: \\{.*?}", ""));
        refused(run, "slas[0].targets.High.resolution");
        assertThat(run.err()).contains("is never reached by calendar 'c'");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void a_calendar_without_opening_hours_does_no_harm_to_elapsed_time() throws IOException {
        CommandRun run = assessBy(agreement("elapsed PT4H").replaceAll(", open: \\{.*?}", ""));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slas: [{name: s, calendar: other, targets: {High: {resolution: elapsed PT4H}}}] | slas[0].calendar 'other': is no calendar of the file",
                "zone: Mars/Olympus | zone 'Mars/Olympus'",
                "percentile: middle | percentile 'middle'",
                "calendars: [{name: a, zone: UTC}, {name: a, zone: UTC}] | calendars[1].name 'a': names two calendars",
                "calendars: [{name: a, zone: UTC}, {name: b, zone: Europe/Berlin}] | zone '': is missing though the calendars have the zones",
                "calendars: [{name: a, zone: UTC, holidays: {2026-13-01: x}}] | calendars[0].holidays.2026-13-01",
                "calendars: [{name: a, zone: UTC, holidays: {12-25: \" \"}}] | calendars[0].holiday '--12-25': has a blank name",
                "calendars: [{name: a, zone: UTC, name: b}] | line 1"
            })
    void what_does_not_go_together_is_refused_with_its_place(String text, String place) throws IOException {
        refused(assessBy(text + "\n"), place);
    }

    @Test
    void two_agreements_of_one_name_from_the_same_instant_on_are_refused() throws IOException {
        String twice = agreement("business PT4H")
                .replace("}}}]", "}}}, {name: s, calendar: c, targets: {Low: {closure: elapsed PT1H}}}]");
        refused(assessBy(twice), "slas[1].name 's'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "{\"a\":["})
    void a_definition_file_nested_without_an_end_is_refused_with_the_place(String opening) throws IOException {
        refused(assessBy(opening.repeat(100_000)), "line 1, column");
        refused(assessBy("calendars:\n" + opening.repeat(100_000)), "line 2, column");
    }

    @Test
    void a_mapping_file_nested_without_an_end_is_refused() throws IOException {
        Path export = Files.writeString(directory.resolve("export.csv"), HEADER + ROW);
        Path mapping = Files.writeString(directory.resolve("mapping.json"), "{\"columns\":".repeat(100_000));
        refused(
                CommandRun.of(
                        directory.resolve("out"), "--tickets", export.toString(), "--mapping", mapping.toString()),
                "mapping.json is not valid: file 'Document nesting depth (501)");
    }

    @Test
    void a_definition_file_with_a_byte_order_mark_is_read_and_one_that_is_no_utf8_is_refused() throws IOException {
        assertThat(assessBy("\ufeff" + agreement("business PT4H")).exitCode()).isZero();
        Path latin = Files.write(
                directory.resolve("latin.yaml"), "zone: Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(CommandRun.of(directory.resolve("out"), "--definitions", latin.toString()), "is no UTF-8 text");
    }

    /** One ticket, judged by these definitions. */
    private CommandRun assessBy(String definitions) throws IOException {
        Path file = Files.writeString(directory.resolve("sla.yaml"), definitions);
        return run(Files.writeString(directory.resolve("export.csv"), HEADER + ROW), "--definitions", file.toString());
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

    private CommandRun run(Path export, String... more) {
        Path mapping = directory.resolve("mapping.json");
        try (var in = Assess.class.getResourceAsStream("bundled-mapping.json")) {
            Files.write(mapping, Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments =
                new ArrayList<>(List.of("--tickets", export.toString(), "--mapping", mapping.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(directory.resolve("out"), arguments.toArray(String[]::new));
    }

    private static void refused(CommandRun run, String named) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("assess: ").contains(named);
    }
}
