package io.github.qms4j.reporting.assurance;

import static io.github.qms4j.reporting.assurance.House.NOBODY;
import static io.github.qms4j.reporting.assurance.House.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.audit.Assessment;
import io.github.qms4j.audit.AuditId;
import io.github.qms4j.audit.AuditPlan;
import io.github.qms4j.audit.Audits;
import io.github.qms4j.audit.ChecklistLineId;
import io.github.qms4j.audit.FindingDraft;
import io.github.qms4j.audit.FindingId;
import io.github.qms4j.audit.Grading;
import io.github.qms4j.audit.LineVerdict;
import io.github.qms4j.audit.TeamRole;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Status;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Verifies("AUD-9")
class AuditReportTest {
    private static final Actor LEAD = Actor.of("u-lead", Role.INTERNAL_AUDITOR);
    private static final Actor REVIEWER = Actor.of("u-reviewer", Role.INTERNAL_AUDITOR);
    private static final ProcessId RELEASE = ProcessId.of("release");

    private final House house = new House();

    @BeforeEach
    void organise() {
        house.as(QUALITY)
                .organisation()
                .synchronise(OrganisationImage.on(LocalDate.of(2020, 1, 6))
                        .person(PersonId.of("u-owner"), PersonDetails.named("Olaf"))
                        .process(
                                RELEASE,
                                ProcessDetails.named("Release of batches", Criticality.HIGH)
                                        .ownedBy(PersonId.of("u-owner"))));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private AuditId planned() {
        Audits audits = house.as(QUALITY).audits();
        AuditId audit =
                audits.plan(AuditPlan.of("Release of batches", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 6))
                        .covering(RELEASE, CatalogueId.parse("iso-9001:2015-amd1"), "8.7"));
        audits.assign(audit, LEAD.id(), TeamRole.LEAD);
        return audit;
    }

    private AuditId started() {
        AuditId audit = planned();
        house.as(LEAD).audits().writeChecklist(audit, CatalogueLibrary.builtIn());
        house.as(REVIEWER).audits().prepare(seen(audit));
        house.as(LEAD).audits().start(audit);
        return audit;
    }

    private FindingId raised(AuditId audit) {
        return house.as(LEAD)
                .audits()
                .findings()
                .raise(
                        lines(audit).get(0),
                        FindingDraft.of(
                                        LineVerdict.MINOR,
                                        "batch without disposition",
                                        "u-owner",
                                        LocalDate.of(2026, 4, 1))
                                .shownBy("BR-4")
                                .graded(Grading.ghtf(new Grading.Ghtf(true, false, false, false))));
    }

    private AuditId issued() {
        AuditId audit = started();
        raised(audit);
        house.as(LEAD).audits().assess(lines(audit).get(1), Assessment.conform("BR-7"));
        house.as(LEAD).audits().endFieldWork(audit);
        house.as(LEAD).audits().draftReport(audit, "one minor nonconformity", "u-owner");
        house.signing(LEAD).audits().issue(seen(audit));
        return audit;
    }

    private List<ChecklistLineId> lines(AuditId audit) {
        return house.as(QUALITY).audits().checklist(audit).map(View::id).toList();
    }

    private Seen<AuditId> seen(AuditId audit) {
        return house.as(QUALITY).audits().find(audit).orElseThrow().seen();
    }

    private Report report(AuditId audit) {
        return house.report(QUALITY, "audit-report", "audit", audit);
    }

    @Test
    void the_conclusion_counts_the_lines_assessed_and_the_findings_by_verdict() {
        Report report = report(issued());

        assertThat(report.conclusion())
                .isEqualTo("Checklist: 2 of 2 lines assessed. 1 finding: 0 critical, 0 major, 1 minor, 0 without a"
                        + " nonconformity; 0 repeated; 1 not closed, of them 0 with an overdue response. Conclusion of the"
                        + " lead auditor: one minor nonconformity");
        assertThat(House.rows(report, "Checklist")).hasSize(2);
        assertThat(report.signatures()).first().satisfies(given -> {
            assertThat(given.signer()).isEqualTo("Dr. u-lead (u-lead)");
            assertThat(given.meaning()).isEqualTo("audit report issued");
        });
    }

    @Test
    void a_finding_stands_with_its_grade_owner_and_due_date_and_is_overdue_after_it() {
        AuditId audit = issued();
        house.on("2026-04-02T09:00:00Z");
        Report report = report(audit);

        assertThat(report.conclusion()).contains("1 not closed, of them 1 with an overdue response.");
        assertThat(House.rows(report, "Findings"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains(
                                Cell.text("batch without disposition"),
                                Cell.text("BR-4"),
                                Cell.status(Status.BAD, "minor"),
                                Cell.text("3 by GHTF/SG3/N19:2012"),
                                Cell.text("u-owner"),
                                Cell.text("2026-04-01"),
                                Cell.status(Status.BAD, "response overdue"),
                                Cell.noData("not decided")));
    }

    @Test
    void what_was_withdrawn_is_listed_and_counts_for_nothing() {
        AuditId audit = started();
        FindingId finding = raised(audit);
        house.as(QUALITY).audits().findings().withdraw(finding);
        Report report = report(audit);

        assertThat(report.conclusion()).contains("No finding stands.");
        assertThat(House.rows(report, "Findings")).hasSize(1);
    }

    @Test
    void the_team_stands_with_its_independence() {
        assertThat(House.rows(report(issued()), "Team and independence"))
                .containsExactly(List.of(
                        Cell.text("u-lead"),
                        Cell.text("lead"),
                        Cell.status(Status.OK, "independent"),
                        Cell.noData("no exception")));
    }

    @Test
    void an_audit_that_was_only_planned_says_what_is_not_there_yet() {
        Report report = report(planned());

        assertThat(report.conclusion())
                .isEqualTo(
                        "There is no checklist yet. No finding stands. The lead auditor has drawn no conclusion yet.");
        assertThat(House.rows(report, "Scope"))
                .containsExactly(List.of(Cell.text("release"), Cell.text("iso-9001:2015-amd1"), Cell.text("8.7")));
        assertThat(report.signatures())
                .allSatisfy(line -> assertThat(line.signedAt()).isNull());
    }

    @Test
    void an_audit_that_is_not_there_and_one_that_the_actor_may_not_read_give_no_report() {
        AuditId audit = planned();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.report(QUALITY, "audit-report", "audit", "AUD-2026-0099"))
                .withMessageContaining("is no audit on record");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.report(NOBODY, "audit-report", "audit", audit));
    }
}
