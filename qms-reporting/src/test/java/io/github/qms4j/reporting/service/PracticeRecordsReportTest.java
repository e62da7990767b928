package io.github.qms4j.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.practice.ChangeAuthority;
import io.github.qms4j.practice.ChangeDraft;
import io.github.qms4j.practice.ChangeId;
import io.github.qms4j.practice.ChangePlan;
import io.github.qms4j.practice.ChangeWindow;
import io.github.qms4j.practice.Changes;
import io.github.qms4j.practice.ProblemDraft;
import io.github.qms4j.practice.ProblemId;
import io.github.qms4j.practice.Problems;
import io.github.qms4j.practice.RiskAssessment;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.output.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("SD-6")
class PracticeRecordsReportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Qms qms =
            Qms.builder().inMemory().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    private final QmsSession owner = qms.as(Actor.of("u-owner", Role.IT_MANAGER), "as discussed");
    private final QmsSession service = qms.as(Actor.of("u-service", Role.SERVICE_MANAGER), "too risky");
    private final Reports reports =
            Reports.load(getClass().getClassLoader(), Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail());

    @AfterEach
    void close() {
        qms.close();
    }

    private Report run(String name) {
        return reports.run(
                owner, ReportOrder.of(name).with("from", "2026-03-01").with("to", "2026-03-31"));
    }

    private static List<Row> rows(Report report) {
        return ((Table) report.sections().get(0).blocks().get(0)).rows();
    }

    private ChangeId submitted() {
        Changes changes = owner.servicePractices().changes();
        ChangeId id = changes.request(ChangeDraft.normal("new mail gateway", "spam", "u-owner", "mail"));
        changes.assess(id, RiskAssessment.of(Degree.LOW, Degree.HIGH, "alone"));
        changes.plan(id, ChangePlan.of("s", "t", "b", ChangeWindow.of(NOW, NOW.plus(Duration.ofHours(1)))));
        changes.submit(id);
        return id;
    }

    @Test
    void the_record_of_changes_says_who_decided_what() {
        ChangeId id = submitted();
        Changes changes = service.servicePractices().changes();
        changes.reject(changes.find(id).orElseThrow().seen(), ChangeAuthority.SERVICE);
        Report report = run("change-record");

        assertThat(report.conclusion())
                .startsWith("Changes requested: 1, of them 1 normal, 0 standard, 0 emergency. Carried out: 0;");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .startsWith(
                                Cell.text(id.value()),
                                Cell.text("new mail gateway"),
                                Cell.text("normal"),
                                Cell.text("medium"),
                                Cell.text("2026-03-02T09:00:00Z to 2026-03-02T10:00:00Z"),
                                Cell.text("u-service (service, refused, 2026-03-02T09:00:00Z)"),
                                Cell.text("rejected")));
    }

    @Test
    void the_record_of_problems_says_what_is_known() {
        Problems problems = owner.servicePractices().problems();
        ProblemId id = problems.open(ProblemDraft.of("mail stands still", "each Monday at nine"));
        problems.assign(id, "u-owner", Severity.Level.MAJOR, LocalDate.of(2026, 4, 30));
        problems.stateCause(id, RootCauseMethod.OTHER, "one gateway");
        Report report = run("problem-record");

        assertThat(report.conclusion()).isEqualTo("Problems opened: 1. Known errors: 0; solved: 0; overdue: 0.");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(
                                Cell.text("investigation"),
                                Cell.date(LocalDate.of(2026, 4, 30)),
                                Cell.text("one gateway (not verified)"),
                                Cell.noData("not decided")));
    }

    @Test
    void a_period_without_a_record_says_so() {
        assertThat(rows(run("change-record"))).isEmpty();
        assertThat(rows(run("problem-record"))).isEmpty();
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        for (String name : List.of("change-record", "problem-record")) {
            ReportOrder order = ReportOrder.of(name).with("from", "2026-04-01").with("to", "2026-03-31");
            assertThatThrownBy(() -> reports.run(owner, order)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void who_may_not_read_changes_gets_no_record_of_them() {
        QmsSession nobody = qms.as(Actor.of("u-nobody"));

        assertThatThrownBy(() -> reports.run(
                        nobody,
                        ReportOrder.of("change-record")
                                .with("from", "2026-03-01")
                                .with("to", "2026-03-31")))
                .isInstanceOf(RefusedException.class);
    }
}
