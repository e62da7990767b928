package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.PercentileDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition file says of report, approvals, targets, objectives and signals. */
class GovernanceFileTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String FULL = """
            report: {organisation: Acme, site: Basel, number: QR-7, revision: "2", requested-by: A. Keller}
            approved: {version: "4", by: A. Keller, on: 2026-01-05}
            severity-methods:
              - name: matrix
                approved: {version: "3", by: A. Keller, on: 2026-01-04}
                levels: {minor: a single promise was missed}
              - name: habit
            breach-rules:
              - {id: late-twice, kind: repeated-breach, metric: resolution, similar: category, count: 2, within: P7D,
                 severity: minor, severity-method: matrix, requirement: SLA 4.2}
              - {id: late-again, kind: repeated-breach, metric: resolution, similar: group, count: 2, within: P7D,
                 severity: major, severity-method: habit, requirement: SLA 4.2}
            targets:
              resolution-in-time: {target: at least 92.5 %, set-by: the board, amber-from: 80}
              opened-to-resolution-median: {target: at most 24 h, set-by: the board}
            objectives:
              - {statement: Faster, kpi: opened-to-resolution-median, target: reduced by 20 %, baseline-from: 2025-01-01,
                 baseline-until: 2025-07-01, start: 2025-07-01, due: 2025-12-31, owner: service manager}
            signals: {WE 1: find the cause}
            changes:
              - {on: 2025-07-01, what: new routing}
            """;

    @Test
    @Verifies("CAP-1")
    void a_grade_names_the_method_with_its_version_and_who_approved_it() {
        Definitions read = DefinitionFile.parse("sla.yaml", FULL, NOW);
        assertThat(Objects.requireNonNull(read.responses().get("late-twice")).severity())
                .contains(new Severity(Severity.Level.MINOR, "matrix, version 3", "A. Keller, 2026-01-04"));
    }

    @Test
    @Verifies("CAP-1")
    void a_method_that_nobody_has_approved_gives_no_grade() {
        Definitions read = DefinitionFile.parse("sla.yaml", FULL, NOW);
        BreachResponse response = Objects.requireNonNull(read.responses().get("late-again"));
        assertThat(response.severity()).isEmpty();
        assertThat(response.level()).isEqualTo(Severity.Level.MAJOR);
    }

    @Test
    @Verifies("KPI-1")
    void targets_come_from_the_file_and_say_who_has_set_them() {
        Governance read = DefinitionFile.parse("sla.yaml", FULL, NOW).governance();
        assertThat(Objects.requireNonNull(read.targets().get("resolution-in-time"))
                        .setBy())
                .isEqualTo("the board");
        assertThat(StandardKpis.definitions(PercentileDefinition.LINEAR, read.targets()))
                .filteredOn(kpi -> kpi.target().isPresent())
                .extracting(KpiDefinition::id)
                .containsExactly("resolution-in-time", "opened-to-resolution-median");
    }

    @Test
    @Verifies("KPI-1")
    void without_a_file_no_kpi_has_a_target() {
        Governance read = DefinitionFile.parse("sla.yaml", "zone: UTC", NOW).governance();
        assertThat(StandardKpis.definitions(PercentileDefinition.LINEAR, read.targets()))
                .allMatch(kpi -> kpi.target().isEmpty());
    }

    @Test
    void it_says_whose_report_it_is_who_approved_it_and_what_was_changed() {
        Governance read = DefinitionFile.parse("sla.yaml", FULL, NOW).governance();
        assertThat(read.heading()).isEqualTo(new Governance.Heading("Acme", "Basel", "QR-7", "2", "A. Keller"));
        assertThat(read.approval()).isEqualTo(new Governance.Approval("4", "A. Keller", LocalDate.of(2026, 1, 5)));
        assertThat(read.changes()).containsExactly(new Governance.Change(LocalDate.of(2025, 7, 1), "new routing"));
        assertThat(read.callsFor()).containsEntry("WE 1", "find the cause");
        assertThat(read.objectives())
                .singleElement()
                .satisfies(objective ->
                        assertThat(objective.definition().measure().kpiId()).isEqualTo("opened-to-resolution-median"));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "organisation: Acme | organisation: ' ' | report.organisation | a text",
                "number: QR-7, | '' | report.number | is missing",
                "version: \"4\", | '' | approved.version | is missing",
                "on: 2026-01-05 | on: yesterday | approved.on | a day such as",
                "at least 92.5 % | about 90 % | targets.resolution-in-time.target | at least 90 %",
                "at least 92.5 % | at least 3 h | targets.resolution-in-time.target | at least 90 %",
                "'set-by: the board, amber-from: 80' | 'amber-from: 80' | targets.resolution-in-time.set-by | is missing",
                "amber-from: 80 | amber-from: low | targets.resolution-in-time.amber-from | a number",
                "resolution-in-time: | resolution-on-time: | targets.resolution-on-time | is not a known field",
                "kpi: opened-to-resolution-median | kpi: happiness | objectives[0].kpi | a standard KPI",
                "reduced by 20 % | much better | objectives[0].target | reduced by 20 %",
                "due: 2025-12-31 | due: 2025-01-31 | objectives[0] | whose ends are after their starts",
                "WE 1: find | WE 9: find | signals.WE 9 | a rule among",
                "what: new routing | why: new routing | changes[0].why | is not a known field",
                "id: late-twice | id: critical-late | breach-rules[0].id | names another severity than its own"
            })
    void a_mistake_is_named_with_its_place_and_what_to_write(String right, String wrong, String place, String remedy) {
        assertThat(FULL).contains(right);
        String text = FULL.replace(right, wrong);
        assertThatThrownBy(() -> DefinitionFile.parse("sla.yaml", text, NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(remedy);
    }
}
