package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.capa.Capa;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
@Verifies({"SD-5", "KPI-3"})
class BundledAssessmentTest {
    private Path directory;

    private CommandRun first;
    private byte[] figures;

    @BeforeAll
    void run_without_arguments(@TempDir Path empty) throws Exception {
        directory = empty;
        first = CommandRun.of(directory);
        figures = Files.exists(directory.resolve("kpis.json"))
                ? Files.readAllBytes(directory.resolve("kpis.json"))
                : new byte[0];
    }

    @Test
    void the_bundled_export_is_assessed_without_any_argument() {
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("20000 tickets: 20000 added, 0 updated, 0 unchanged, 0 refused");
    }

    @Test
    void every_ticket_is_counted_in_total_and_once_in_a_priority() {
        long inPriorities = 0;
        for (String priority : new String[] {"Critical", "High", "Moderate", "Low"}) {
            inPriorities += CommandRun.kpi(directory, "tickets", priority)
                    .get("numerator")
                    .asLong();
        }
        assertThat(CommandRun.kpi(directory, "tickets", "").get("numerator").asLong())
                .isEqualTo(20_000);
        assertThat(inPriorities).isEqualTo(20_000);
    }

    @Test
    void what_the_source_did_not_record_is_no_data_and_not_a_zero() {
        assertThat(CommandRun.kpi(directory, "recorded-sla-met", "").has("noData"))
                .isTrue();
        assertThat(CommandRun.kpi(directory, "recorded-sla-met", "").has("value"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-response-in-time", "resolution-in-time"})
    void the_clock_finds_tickets_in_time_and_late(String kpi) {
        long inTime = CommandRun.kpi(directory, kpi, "").get("numerator").asLong();
        long decided = CommandRun.kpi(directory, kpi, "").get("denominator").asLong();
        assertThat(inTime).isPositive().isLessThan(decided);
    }

    @Test
    void the_report_is_well_formed_and_shows_its_provenance() throws Exception {
        String html = CommandRun.report(directory);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        assertThat(html)
                .contains("<svg")
                .contains(CommandRun.kpis(directory).get("source").get("sha256").asString())
                .contains("Rejected rows");
    }

    @Test
    void assessing_the_same_export_again_changes_nothing() throws Exception {
        CommandRun second = CommandRun.of(directory);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("0 added, 0 updated, 20000 unchanged, 0 refused");
        String again = Files.readString(directory.resolve("kpis.json"));
        assertThat(withoutImportAndCheckpoint(again))
                .isEqualTo(withoutImportAndCheckpoint(new String(figures, StandardCharsets.UTF_8)));
        assertThat(CommandRun.report(directory))
                .contains("Measurements: 0 added")
                .contains("0 corrected");
        assertThat(second.out())
                .contains("nonconformities: 0 raised, 113 known already; CAPAs: 0 opened, 0 occurrences linked");
    }

    private static String withoutImportAndCheckpoint(String json) {
        return json.replaceAll("IMP-2026-\\d+", "").replaceAll("(?s)\"checkpoint\" : \\{.*?},", "");
    }

    @Test
    @Verifies("SD-4")
    void each_breach_that_a_rule_calls_out_is_raised_once_and_judged_by_that_rule() {
        assertThat(first.out()).contains("nonconformities: 113 raised, 0 known already; CAPAs: 7 opened");
        try (Qms qms = CommandRun.open(directory);
                Stream<View<NonconformityId, Nonconformity>> all =
                        qms.as(CommandRun.READER).nonconformities().all()) {
            assertThat(all.collect(Collectors.groupingBy(
                            n -> Objects.requireNonNull(n.state().severity()).level(), Collectors.counting())))
                    .containsOnly(Map.entry(Severity.Level.MINOR, 81L), Map.entry(Severity.Level.MAJOR, 32L));
        }
    }

    @Test
    @Verifies("CAP-7")
    void every_repeated_breach_is_under_the_one_capa_of_its_category() {
        try (Qms qms = CommandRun.open(directory);
                Stream<View<CapaId, Capa>> log =
                        qms.as(CommandRun.READER).capas().all()) {
            List<Capa> capas = log.map(View::state).toList();
            assertThat(capas).hasSize(7).extracting(Capa::title).doesNotHaveDuplicates();
            assertThat(capas.stream().mapToInt(c -> c.nonconformities().size()).sum())
                    .isEqualTo(32);
        }
    }

    @Test
    @Verifies("CAP-7")
    void the_report_has_the_capa_log_with_what_is_not_known_yet_shown_as_no_data() throws Exception {
        assertThat(CommandRun.report(directory))
                .contains("CAPA log")
                .contains("CAPA-2026-0007")
                .contains("repeated-breach: category Network")
                .contains(
                        "Left out of this table for want of any data: Owner (not triaged yet); Due (not triaged yet).")
                .contains("no data: no CAPA was closed yet")
                .contains("Open CAPAs by age");
    }

    @Test
    void the_trail_of_the_whole_database_is_sound_and_ends_at_the_checkpoint_that_report_and_figures_name()
            throws Exception {
        JsonNode named = CommandRun.kpis(directory).get("checkpoint");
        try (Qms qms = CommandRun.open(directory)) {
            assertThat(qms.trail().verify().problems()).isEmpty();
            SignedCheckpoint newest = qms.trail().checkpoint().orElseThrow();
            assertThat(named.get("size").asLong())
                    .isPositive()
                    .isEqualTo(newest.checkpoint().size());
            assertThat(named.get("root").asString())
                    .isEqualTo(newest.checkpoint().root().hex());
            assertThat(CommandRun.report(directory))
                    .contains(newest.checkpoint().root().base64());
        }
    }
}
