package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an export does not say, and what had to be put right, is in the report and in the figures. */
@Verifies({"SD-5", "KPI-7"})
class DataQualityTest {
    private static final String MAPPING = """
            {"source": "desk", "format": "csv", "shape": "one-row", "dates": ["uuuu-MM-dd HH:mm"], "zone": "UTC",
             "durations": "hours",
             "columns": {"reference": "id", "state": "state", "priority": "prio", "openedAt": "opened",
               "resolvedAt": "resolved", "closedAt": "closed" COLUMNS},
             "states": {"Open": "in-progress", "Hold": "pending:user", "Closed": "closed"}}
            """;
    private static final String DEFINITIONS = """
            zone: Europe/Berlin
            percentile: linear
            calendars:
              - name: c
                zone: Europe/Berlin
                open: {Monday-Friday: ["09:00-17:00"]}
                holidays: {12-25: Christmas, 2026-05-01: [Labour Day, Company Day]}
            slas:
              - {name: s, calendar: c, paused-by: [user], targets: {High: {first-response: business PT1H, resolution: business PT4H}}}
            """;
    private static final String HEADER = "id,state,prio,opened,resolved,closed,waited,channel\n";
    private static final String SOON = "1,Closed,High,2026-01-05 09:00,2026-01-05 10:00,2026-01-05 11:00,0,phone\n";
    private static final String LATE = "2,Closed,High,2026-01-05 09:00,2026-01-06 10:00,2026-01-06 11:00,8,mail\n";

    @TempDir
    private Path directory;

    private CommandRun assess(String columns, String rows) throws IOException {
        Path mapping = Files.writeString(directory.resolve("mapping.json"), MAPPING.replace("COLUMNS", columns));
        Path export = Files.writeString(directory.resolve("export.csv"), HEADER + rows);
        Path definitions = Files.writeString(directory.resolve("sla.yaml"), DEFINITIONS);
        CommandRun run = CommandRun.of(
                directory,
                "--tickets",
                export.toString(),
                "--mapping",
                mapping.toString(),
                "--definitions",
                definitions.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private List<String> adjustments() {
        List<String> found = new ArrayList<>();
        for (JsonNode kind : CommandRun.kpis(directory).get("dataQuality").get("adjustments")) {
            found.add(kind.get("kind").asString() + " " + kind.get("tickets").asLong());
        }
        return found;
    }

    @Test
    @Verifies("SD-3")
    void a_late_ticket_of_an_export_without_waiting_times_is_undecided_and_not_missed() throws IOException {
        CommandRun run = assess("", SOON + LATE);
        JsonNode inTime = CommandRun.kpi(directory, "resolution-in-time", "");
        assertThat(inTime.get("numerator").asLong()).isEqualTo(1);
        assertThat(inTime.get("denominator").asLong()).isEqualTo(1);
        assertThat(run.out()).contains("undecided: 1 tickets, RESOLUTION, because the export does not tell [WAITING]");
        assertThat(CommandRun.report(directory)).contains("Undecided verdicts").contains("when the ticket waited");
        JsonNode undecided = CommandRun.kpis(directory).get("undecided");
        assertThat(undecided.get(1).get("metric").asString()).isEqualTo("RESOLUTION");
        assertThat(undecided.get(1).get("because").get("WAITING").asLong()).isEqualTo(1);
    }

    @Test
    @Verifies("SD-3")
    void with_its_waiting_time_the_same_ticket_is_decided() throws IOException {
        assess(", \"businessWaitingTime\": {\"user\": \"waited\"}", SOON + LATE);
        JsonNode inTime = CommandRun.kpi(directory, "resolution-in-time", "");
        assertThat(inTime.get("numerator").asLong()).isEqualTo(2);
        assertThat(inTime.get("denominator").asLong()).isEqualTo(2);
    }

    @Test
    void what_one_row_cannot_tell_is_no_data() throws IOException {
        assess("", SOON + LATE);
        for (String kpi : List.of("reopened", "reassigned")) {
            assertThat(CommandRun.kpi(directory, kpi, "").has("noData")).as(kpi).isTrue();
        }
    }

    @Test
    void a_dimension_of_the_mapping_breaks_figures_down() throws IOException {
        assess(", \"dimensions\": {\"contact type\": \"channel\"}", SOON + LATE);
        assertThat(CommandRun.report(directory)).contains("Service levels by contact type");
        List<String> channels = new ArrayList<>();
        for (JsonNode value : CommandRun.kpis(directory).get("kpis")) {
            if (value.get("kpi").asString().equals("tickets") && value.get("by").has("contact type")) {
                channels.add(value.get("by").get("contact type").asString());
            }
        }
        assertThat(channels).containsExactly("mail", "phone");
    }

    @Test
    void a_dimension_with_too_many_values_is_kept_and_noted() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            rows.append(SOON.replaceFirst("1", "9" + i).replace("phone", "caller " + i));
        }
        CommandRun run = assess(", \"dimensions\": {\"caller\": \"channel\"}", rows.toString());
        assertThat(run.err()).contains("The dimension caller has more than 200 values");
        assertThat(CommandRun.report(directory)).doesNotContain("attainment by caller");
    }

    @Test
    void each_kind_of_value_put_right_is_counted_under_its_own_name_with_examples() throws IOException {
        assess(
                "",
                SOON
                        + "3,Closed,High,2026-01-05 09:00,2026-01-05 08:00,2026-01-05 11:00,0,phone\n"
                        + "4,Closed,High,2026-01-05 09:00,2026-01-05 12:00,2026-01-05 11:00,0,phone\n"
                        + "5,Closed,High,2026-01-05 09:00,,2026-01-05 11:00,0,phone\n");
        assertThat(adjustments())
                .containsExactly(
                        "resolution-before-opening 1", "resolution-after-closing 1", "resolution-from-closing 1");
        JsonNode example = CommandRun.kpis(directory)
                .get("dataQuality")
                .get("adjustments")
                .get(0)
                .get("examples")
                .get(0);
        assertThat(example.get("line").asLong()).isEqualTo(3);
        assertThat(example.get("ticket").asString()).isEqualTo("3");
        assertThat(example.get("found").asString()).isEqualTo("2026-01-05T08:00:00Z");
        assertThat(example.get("used").asString()).isEmpty();
        assertThat(CommandRun.report(directory))
                .contains("resolution-before-opening")
                .contains("resolvedAt is before openedAt; it was left out")
                .contains("2026-01-05T08:00:00Z");
    }

    @Test
    void a_resolution_before_the_opening_is_not_met_in_no_time() throws IOException {
        assess("", "3,Closed,High,2026-01-05 09:00,2026-01-05 08:00,2026-01-09 11:00,0,phone\n");
        assertThat(CommandRun.kpi(directory, "resolution-in-time", "").has("noData"))
                .isTrue();
        assertThat(CommandRun.kpi(directory, "opened-to-resolution-median", "").has("noData"))
                .isTrue();
    }

    @Test
    void resolution_in_time_and_time_to_resolution_say_how_their_tickets_differ() throws IOException {
        assess(
                ", \"businessWaitingTime\": {\"user\": \"waited\"}",
                SOON
                        + "6,Open,High,2026-01-02 09:00,,,0,phone\n"
                        + "7,Closed,Low,2026-01-05 09:00,2026-01-05 10:00,2026-01-05 11:00,0,phone\n"
                        + "8,Closed,High,2026-01-02 09:00,2026-01-05 10:00,2026-01-05 11:00,,phone\n");
        JsonNode basis = CommandRun.kpis(directory).get("resolutionBasis");
        assertThat(List.of(
                        basis.get("inTimeDecided").asLong(),
                        basis.get("ofTheseWithoutTimeToResolution").asLong(),
                        basis.get("timeToResolution").asLong(),
                        basis.get("ofTheseUndecided").asLong(),
                        basis.get("ofTheseWithoutDecidingTarget").asLong()))
                .containsExactly(2L, 1L, 3L, 1L, 1L);
        assertThat(CommandRun.report(directory))
                .contains("Resolution in time, by the clock counts 2 tickets, of which 1 have no time to resolution");
    }

    @Test
    void a_reason_of_waiting_that_the_mapping_never_gives_is_noted() throws IOException {
        Path definitions = directory.resolve("sla.yaml");
        CommandRun run = assess("", SOON);
        assertThat(run.err()).isEmpty();
        Files.writeString(definitions, DEFINITIONS.replace("paused-by: [user]", "paused-by: [usr]"));
        CommandRun typo = CommandRun.of(
                directory.resolve("again"),
                "--tickets",
                directory.resolve("export.csv").toString(),
                "--mapping",
                directory.resolve("mapping.json").toString(),
                "--definitions",
                definitions.toString());
        assertThat(typo.err()).contains("is paused by usr, which the mapping never gives");
    }

    @Test
    @Verifies("KPI-9")
    void the_definition_of_the_percentile_is_printed() throws IOException {
        assess("", SOON);
        assertThat(CommandRun.report(directory)).contains("90th percentile (linear, type 7)");
    }

    @ParameterizedTest
    @CsvSource({"rows-sorted", "resolution-from-row", "closing-from-row"})
    void rows_newest_first_are_sorted_and_the_backlog_is_empty(String kind) throws IOException {
        Path mapping = Files.writeString(directory.resolve("mapping.json"), """
                {"source": "desk", "format": "csv", "shape": "snapshots", "dates": ["uuuu-MM-dd HH:mm"], "zone": "UTC",
                 "columns": {"reference": "id", "state": "state", "updatedAt": "at", "resolvedAt": "resolved",
                   "closedAt": "closed"},
                 "states": {"New": "new", "Resolved": "resolved", "Closed": "closed"}}
                """);
        Path export = Files.writeString(directory.resolve("export.csv"), """
                id,state,at,resolved,closed
                1,Closed,2026-01-05 12:00,,
                1,Resolved,2026-01-05 11:00,,
                1,New,2026-01-05 09:00,,
                """);
        CommandRun run = CommandRun.of(directory, "--tickets", export.toString(), "--mapping", mapping.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(CommandRun.kpi(directory, "backlog", "").get("numerator").asLong())
                .isZero();
        assertThat(adjustments()).contains(kind + " 1");
    }
}
