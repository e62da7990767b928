package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qms4j.Qms;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.servicedesk.importing.ImportLimits;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.RunRule;
import io.github.qms4j.verifier.PackVerification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The figures that are published with the event log of a real service desk: UCI data set 498, DOI 10.24432/C57S4H. */
@TestInstance(Lifecycle.PER_CLASS)
@Verifies({"SD-5", "KPI-3", "SD-3"})
class RealIncidentExportTest {
    private static final Path EVENTS =
            Path.of(System.getProperty("qms.shared.data", "data"), "uci-incident-event-log.csv.gz");

    private Path directory;

    private CommandRun run;

    @BeforeAll
    void assess_the_export(@TempDir Path empty) {
        directory = empty;
        assumeTrue(
                Files.isRegularFile(EVENTS), "the event log is not at " + EVENTS + "; get it from the UCI repository");
        run = CommandRun.of(
                directory,
                "--tickets",
                EVENTS.toString(),
                "--mapping",
                "uci-incidents",
                "--definitions",
                approvedDefinitions(directory).toString(),
                "--evidence",
                directory.resolve("pack.zip").toString());
    }

    /** The definitions that come with the program, with a severity method that somebody has approved. */
    private static Path approvedDefinitions(Path directory) {
        try (InputStream in = Assess.class.getResourceAsStream("default-definitions.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(
                    directory.resolve("definitions.yaml"),
                    text + "severity-methods:\n"
                            + "  - {name: none approved, approved: {version: \"1\", by: a test, on: 2026-01-05}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_export_has_24918_incidents_in_141712_rows_of_which_five_have_an_unknown_state() {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "141712 rows read, 5 rejected; 24918 tickets: 24918 added, 0 updated, 0 unchanged, 0 refused");
    }

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource({"'', 15803, 24918", "Critical, 5, 270", "High, 2, 408", "Moderate, 15145, 23466", "Low, 651, 774"})
    void the_source_recorded_so_many_incidents_as_in_time(String priority, long met, long all) {
        JsonNode value = CommandRun.kpi(directory, "recorded-sla-met", priority);
        assertThat(value.get("numerator").asLong()).isEqualTo(met);
        assertThat(value.get("denominator").asLong()).isEqualTo(all);
    }

    @Test
    void the_median_from_opening_to_closure_is_145_866667_hours() {
        JsonNode value = CommandRun.kpi(directory, "opened-to-closure-median", "");
        assertThat(value.get("value").decimalValue()).isEqualByComparingTo("145.866667");
    }

    @Test
    void the_clock_judges_the_same_incidents_by_an_agreement_of_ours() {
        JsonNode value = CommandRun.kpi(directory, "resolution-in-time", "");
        assertThat(value.get("denominator").asLong()).isBetween(24_000L, 24_918L);
        assertThat(value.get("numerator").asLong())
                .isPositive()
                .isLessThan(value.get("denominator").asLong());
    }

    @Test
    @Verifies("SD-4")
    void breaches_call_for_167_nonconformities_and_4_capas() {
        assertThat(run.out()).contains("nonconformities: 167 raised, 0 known already; CAPAs: 4 opened");
    }

    @Test
    void the_trail_of_the_whole_database_is_sound() {
        try (Qms qms = CommandRun.open(directory)) {
            assertThat(qms.trail().verify().problems()).isEmpty();
        }
    }

    @Test
    @Verifies("INS-5")
    void the_pack_of_the_capas_is_sound_for_the_offline_verifier() throws IOException {
        PackVerification verification =
                PackVerification.of(directory.resolve("pack.zip"), CommandRun.checkpointKeys(directory), null, null);

        assertThat(verification.problems()).isEmpty();
        Set<String> tickets = new HashSet<>();
        try (Qms qms = CommandRun.open(directory);
                Stream<View<NonconformityId, Nonconformity>> all =
                        qms.as(CommandRun.READER).nonconformities().all()) {
            all.forEach(one -> tickets.addAll(one.state().report().records()));
        }
        int nonconformitiesProposalsAndAnswers = 3 * 167;
        int agreementCalendarAndImport = 3;
        assertThat(verification.records())
                .isEqualTo(nonconformitiesProposalsAndAnswers + 4 + tickets.size() + agreementCalendarAndImport + 1);
    }

    @Test
    @Verifies("KPI-4")
    void week_by_week_the_p_chart_cries_wolf_where_p_prime_does_not() {
        WeekTally weeks = new WeekTally(ZoneOffset.UTC);
        TicketExportMapping mapping = TicketExportMapping.builtIn("uci-incidents");
        TicketExport.read(EVENTS, mapping, ImportLimits.standard(), silent(), t -> weeks.take(t, Map.of()));

        ControlCharts charts = new ControlCharts(weeks.of(StandardKpis.RECORDED));
        ControlChart p = charts.plain().orElseThrow();
        ControlChart laney = charts.laney().orElseThrow();

        RunRule limit = p.policy().rules().rules().get(0);
        assertThat(p.size()).isEqualTo(48);
        assertThat(p.pointsHitBy(limit)).hasSize(12);
        assertThat(laney.pointsHitBy(limit)).hasSize(1);
        assertThat(charts.sigmaRatio()).contains("9.9");
    }

    @Test
    @Verifies("KPI-4")
    void the_report_draws_both_charts_of_the_real_log() throws IOException {
        assertThat(CommandRun.report(directory)).contains("by week, p′ chart", "by week, p chart for comparison");
    }

    @Test
    void ten_copies_of_the_export_fit_into_128_megabytes_of_heap() throws Exception {
        Path copies = directory.resolve("ten-copies.csv.gz");
        writeCopies(copies, 10);
        Path out = directory.resolve("ten");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Assess.class.getName(),
                "--quiet",
                "--tickets",
                copies.toString(),
                "--mapping",
                "uci-incidents",
                "--out",
                out.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(CommandRun.kpi(out, "recorded-sla-met", "").get("numerator").asLong())
                .isEqualTo(158_030);
        assertThat(CommandRun.kpi(out, "recorded-sla-met", "")
                        .get("denominator")
                        .asLong())
                .isEqualTo(249_180);
    }

    private static ReadProgress silent() {
        return new ReadProgress("reading", new ProgressBar(new PrintWriter(Writer.nullWriter()), false));
    }

    private static void writeCopies(Path target, int copies) throws IOException {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(target)), StandardCharsets.UTF_8)) {
            for (int copy = 0; copy < copies; copy++) {
                try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(EVENTS)), StandardCharsets.UTF_8))) {
                    String header = in.readLine();
                    if (copy == 0) {
                        out.write(header + "\n");
                    }
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        out.write("C" + copy + "-" + line + "\n");
                    }
                }
            }
        }
    }
}
