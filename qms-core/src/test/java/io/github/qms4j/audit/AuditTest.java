package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditFixture.AUDITOR;
import static io.github.qms4j.audit.AuditFixture.COMPLIANCE;
import static io.github.qms4j.audit.AuditFixture.ISO_9001;
import static io.github.qms4j.audit.AuditFixture.LEAD;
import static io.github.qms4j.audit.AuditFixture.LIBRARY;
import static io.github.qms4j.audit.AuditFixture.MANAGER;
import static io.github.qms4j.audit.AuditFixture.OWNER;
import static io.github.qms4j.audit.AuditFixture.QUALITY;
import static io.github.qms4j.audit.AuditFixture.RELEASE;
import static io.github.qms4j.audit.AuditFixture.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.audit.Audit.Recipient;
import io.github.qms4j.audit.AuditPlan.AgendaItem;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.RequirementsMatrix;
import io.github.qms4j.regulation.matrix.VerdictDraft;
import io.github.qms4j.signature.Signature;
import io.github.qms4j.trail.TrailEntry.ReliedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final AuditFixture house = new AuditFixture();

    static void assertRefused(ThrowingCallable command, String rule, String because) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.grounds())
                                .extracting(RefusedException.Ground::ruleId)
                                .contains(rule))
                .hasMessageContaining(because);
    }

    private List<Signature> signatures(AuditId audit) {
        return house.qms.trail().history("audit", audit.value()).stream()
                .flatMap(entry -> entry.signature().stream())
                .toList();
    }

    @Test
    @Verifies({"AUD-2", "AUD-7"})
    void an_audit_goes_from_its_plan_to_its_closure_signed_by_its_lead_and_by_who_closed_it() {
        AuditId audit = house.closed();

        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.CLOSED);
        assertThat(house.audit(audit).header().endedOn()).isEqualTo(house.today());
        assertThat(signatures(audit))
                .extracting(Signature::meaning)
                .containsExactly("audit report issued", "audit closed");
        assertThat(signatures(audit)).extracting(s -> s.signer().id()).containsExactly(LEAD.id(), COMPLIANCE.id());
        assertThat(house.qms.trail().verify("audit", audit.value()).problems()).isEmpty();
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_is_planned_on_processes_that_the_organisation_has() {
        AuditPlan unknown = house.plan().covering(ProcessId.of("brewing"), ISO_9001, "8.5");

        assertRefused(() -> house.as(QUALITY).audits().plan(unknown), "AUD-2", "brewing is no process");
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_ends_on_or_after_the_day_on_which_it_begins() {
        AuditPlan backwards = AuditPlan.of(
                        "Release", house.today(), house.today().minusDays(1))
                .covering(RELEASE, ISO_9001, "8.7");

        assertRefused(() -> house.as(QUALITY).audits().plan(backwards), "AUD-2", "before it begins");
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_without_scope_is_not_planned_and_one_without_look_back_neither() {
        AuditPlan nothing = AuditPlan.of("Release", house.today(), house.today());

        assertThatThrownBy(() -> house.as(QUALITY).audits().plan(nothing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scope");
        assertRefused(
                () -> house.as(QUALITY).audits().plan(house.plan().lookingBack(Period.ZERO)), "AUD-2", "look-back");
    }

    @Test
    @Verifies("AUD-2")
    void an_agenda_has_topics_that_end_after_they_start() {
        Instant nine = Instant.parse("2026-03-02T09:00:00Z");
        AgendaItem opening = new AgendaItem(nine, nine.plusSeconds(1800), "opening", List.of(OWNER.id()));

        AuditId audit =
                house.as(QUALITY).audits().plan(house.plan().then(opening).auditing(OWNER.id()));

        assertThat(house.audit(audit).plan().agenda()).containsExactly(opening);
        assertThatThrownBy(() -> new AgendaItem(nine, nine, "opening", List.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new AgendaItem(nine, nine.plusSeconds(1), " ", List.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_has_one_lead_and_nobody_two_roles() {
        AuditId audit = house.planned();

        assertRefused(
                () -> house.as(QUALITY).audits().assign(audit, REVIEWER.id(), TeamRole.LEAD), "AUD-2", "leads it");
        assertRefused(
                () -> house.as(QUALITY).audits().assign(audit, AUDITOR.id(), TeamRole.EXPERT), "AUD-2", "as AUDITOR");
    }

    @Test
    @Verifies("AUD-2")
    void another_lead_is_assigned_once_the_first_is_released() {
        AuditId audit = house.planned();
        house.as(QUALITY).audits().release(audit, LEAD.id());

        house.as(QUALITY).audits().assign(audit, REVIEWER.id(), TeamRole.LEAD);

        assertThat(house.audit(audit).lead()).isEqualTo(REVIEWER.id());
    }

    @Test
    @Verifies("AUD-2")
    void work_papers_are_reviewed_by_somebody_who_did_not_write_them() {
        AuditId audit = house.planned();

        assertRefused(() -> house.as(LEAD).audits().prepare(house.seen(audit)), "AUD-2", "wrote the work papers");
        house.as(REVIEWER).audits().prepare(house.seen(audit));

        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.PREPARED);
    }

    @Test
    @Verifies("AUD-5")
    void an_audit_without_a_checklist_is_not_prepared() {
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());
        house.as(QUALITY).audits().assign(audit, LEAD.id(), TeamRole.LEAD);

        assertRefused(() -> house.as(REVIEWER).audits().prepare(house.seen(audit)), "AUD-5", "no checklist");
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_without_a_lead_is_not_prepared() {
        AuditId audit = house.planned();
        house.as(QUALITY).audits().release(audit, LEAD.id());

        assertRefused(() -> house.as(REVIEWER).audits().prepare(house.seen(audit)), "X-1", "lead");
    }

    @Test
    @Verifies("AUD-7")
    void only_the_lead_starts_an_audit_and_issues_its_report() {
        AuditId prepared = house.prepared();
        AuditId reporting = house.reporting();

        assertRefused(() -> house.as(AUDITOR).audits().start(prepared), "AUD-7", "let the lead do it");
        assertRefused(
                () -> house.signing(AUDITOR).audits().issue(house.seen(reporting)), "AUD-7", "let the lead do it");
    }

    @Test
    @Verifies("AUD-7")
    void no_report_is_issued_without_a_signature() {
        AuditId audit = house.reporting();

        assertRefused(() -> house.as(LEAD).audits().issue(house.seen(audit)), "X-1", "signature");
    }

    @Test
    @Verifies("AUD-7")
    void no_report_is_issued_while_a_line_is_not_assessed() {
        AuditId audit = house.started();
        house.raised(audit);
        house.as(LEAD).audits().endFieldWork(audit);
        house.as(LEAD).audits().draftReport(audit, "not finished", MANAGER.id());

        assertRefused(() -> house.signing(LEAD).audits().issue(house.seen(audit)), "AUD-7", "1 lines are not assessed");
    }

    @Test
    @Verifies("AUD-7")
    void a_report_that_was_drafted_anew_since_it_was_read_is_not_signed() {
        AuditId audit = house.reporting();
        Seen<AuditId> read = house.seen(audit);
        house.as(LEAD).audits().draftReport(audit, "nothing found", MANAGER.id());

        assertThatThrownBy(() -> house.signing(LEAD).audits().issue(read)).isInstanceOf(ConflictException.class);
    }

    @Test
    @Verifies("AUD-7")
    void a_report_is_given_to_somebody() {
        AuditId audit = house.reporting();
        house.as(LEAD).audits().draftReport(audit, "for nobody");

        assertRefused(() -> house.signing(LEAD).audits().issue(house.seen(audit)), "X-1", "distribution");
    }

    @Test
    @Verifies("AUD-7")
    void management_acknowledges_the_report_that_it_was_given() {
        AuditId audit = house.issued();

        house.as(MANAGER).audits().acknowledge(audit);

        assertThat(Objects.requireNonNull(house.audit(audit).report()).distribution())
                .containsExactly(new Recipient(MANAGER.id(), house.clock.instant()), new Recipient(OWNER.id(), null));
    }

    @Test
    @Verifies("AUD-7")
    void whoever_was_not_given_the_report_does_not_acknowledge_it() {
        AuditId audit = house.issued();

        assertRefused(() -> house.as(COMPLIANCE).audits().acknowledge(audit), "AUD-7", "was not given the report");
    }

    @Test
    @Verifies("AUD-7")
    void an_audit_is_not_closed_while_a_finding_is_open() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);

        assertRefused(
                () -> house.signing(COMPLIANCE).audits().close(house.seen(audit)), "AUD-7", finding + "] are open");
        house.accept(finding);
        assertRefused(
                () -> house.signing(COMPLIANCE).audits().close(house.seen(audit)), "AUD-7", finding + "] are open");
    }

    @Test
    @Verifies("AUD-7")
    void an_audit_is_not_cancelled_while_a_finding_is_open() {
        AuditId audit = house.assessed();

        assertRefused(() -> house.as(QUALITY).audits().cancel(audit), "AUD-7", "are open");
    }

    @Test
    @Verifies("AUD-7")
    void an_audit_with_an_open_finding_is_closed_once_that_was_approved_with_a_signature() {
        AuditId audit = house.issued();
        house.signing(QUALITY).audits().approveOpenFindings(house.seen(audit));

        house.signing(COMPLIANCE).audits().close(house.seen(audit));

        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.CLOSED);
        assertThat(house.as(QUALITY).audits().approvals(audit)).hasSize(1);
    }

    @Test
    @Verifies("AUD-7")
    void a_finding_of_an_audit_that_was_closed_with_it_open_is_followed_up_all_the_same() {
        AuditId audit = house.issued();
        house.signing(QUALITY).audits().approveOpenFindings(house.seen(audit));
        house.signing(COMPLIANCE).audits().close(house.seen(audit));

        house.putRight(house.finding(audit));

        assertThat(house.finding(house.finding(audit)).status()).isEqualTo(FindingStatus.CLOSED);
    }

    @Test
    @Verifies("AUD-7")
    void closure_with_open_findings_is_not_approved_by_who_led_the_audit() {
        AuditId audit = house.issued();
        Actor lead = Actor.of(LEAD.id(), Role.QUALITY_MANAGER);

        assertRefused(
                () -> house.signing(lead).audits().approveOpenFindings(house.seen(audit)), "DOC-2", "somebody else");
    }

    @Test
    @Verifies("AUD-7")
    void approval_of_open_findings_is_void_when_the_audit_changed_since() {
        AuditId audit = house.issued();
        house.signing(QUALITY).audits().approveOpenFindings(house.seen(audit));
        house.as(MANAGER).audits().acknowledge(audit);

        assertRefused(
                () -> house.signing(COMPLIANCE).audits().close(house.seen(audit)), "AUD-7", "as the audit stands");
    }

    @Test
    @Verifies({"AUD-7", "X-9"})
    void of_two_who_close_at_once_one_wins() {
        AuditId audit = house.issued();
        house.putRight(house.finding(audit));
        Seen<AuditId> read = house.seen(audit);
        house.signing(COMPLIANCE).audits().close(read);

        assertThatThrownBy(() -> house.signing(QUALITY).audits().close(read))
                .isInstanceOfAny(ConflictException.class, RefusedException.class);
        assertThat(signatures(audit))
                .filteredOn(s -> s.meaning().equals("audit closed"))
                .hasSize(1);
    }

    @Test
    @Verifies("AUD-2")
    void a_cancelled_audit_names_the_one_in_its_place() {
        AuditId audit = house.planned();
        AuditId later = house.as(QUALITY).audits().plan(house.plan());

        house.as(QUALITY).audits().reschedule(audit, later);

        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.CANCELLED);
        assertThat(house.audit(audit).rescheduledBy()).isEqualTo(later);
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_is_not_rescheduled_by_itself_or_by_a_cancelled_one() {
        AuditId audit = house.planned();
        AuditId cancelled = house.cancelled();

        assertRefused(() -> house.as(QUALITY).audits().reschedule(audit, audit), "AUD-2", "by itself");
        assertRefused(() -> house.as(QUALITY).audits().reschedule(audit, cancelled), "AUD-2", "is cancelled");
    }

    @Test
    @Verifies("AUD-2")
    void an_audit_is_cancelled_with_a_reason() {
        AuditId audit = house.planned();

        assertRefused(() -> house.qms.as(QUALITY, "").audits().cancel(audit), "X-5", "reason");
    }

    @Test
    @Verifies("AUD-5")
    void a_checklist_has_a_line_for_each_process_and_clause_in_scope() {
        AuditId audit = house.as(QUALITY)
                .audits()
                .plan(house.plan().covering(AuditFixture.PURCHASE, ISO_9001, "8.4.1", "8.4.2"));

        List<ChecklistLineId> lines = house.as(LEAD).audits().writeChecklist(audit, LIBRARY);

        assertThat(lines)
                .extracting(ChecklistLineId::value)
                .containsExactly(
                        audit + "/release/iso-9001:2015-amd1/8.7.1",
                        audit + "/release/iso-9001:2015-amd1/8.7.2",
                        audit + "/purchase/iso-9001:2015-amd1/8.4.1",
                        audit + "/purchase/iso-9001:2015-amd1/8.4.2");
        assertThat(house.line(lines.get(0)).verdict()).isEqualTo(LineVerdict.NOT_ASSESSED);
    }

    @Test
    @Verifies("AUD-5")
    void what_inspectors_cite_most_stands_first_also_where_the_clause_has_a_successor() {
        AuditId qsr = house.as(QUALITY)
                .audits()
                .plan(AuditPlan.of("QSR", house.today(), house.today())
                        .covering(RELEASE, CatalogueId.parse("21-cfr-820:qsr"), "820.90", "820.100", "820.198"));
        AuditId iso = house.as(QUALITY)
                .audits()
                .plan(AuditPlan.of("ISO", house.today(), house.today())
                        .covering(RELEASE, CatalogueId.parse("iso-13485:2016"), "7.4", "8.3"));

        List<ChecklistLineId> lines = house.as(LEAD).audits().writeChecklist(qsr, LIBRARY);
        List<ChecklistLineId> successors = house.as(LEAD).audits().writeChecklist(iso, LIBRARY);

        assertThat(house.line(lines.get(0)).requirement()).startsWith("21-cfr-820:qsr/820.100-a");
        assertThat(house.line(lines.get(0)).risk().citations()).isEqualTo(3892);
        assertThat(house.line(successors.get(0)).requirement()).isEqualTo("iso-13485:2016/7.4.1");
        assertThat(house.line(successors.get(0)).risk().citations()).isEqualTo(1460);
    }

    @Test
    @Verifies("AUD-5")
    void what_failed_in_the_process_before_stands_before_what_inspectors_cite() {
        AuditId first = house.started();
        house.as(AUDITOR).audits().findings().raise(house.lines(first).get(1), house.minor());
        AuditId second = house.as(QUALITY)
                .audits()
                .plan(house.plan().covering(RELEASE, CatalogueId.parse("21-cfr-820:qsr"), "820.100"));

        List<ChecklistLineId> lines = house.as(LEAD).audits().writeChecklist(second, LIBRARY);

        assertThat(house.line(lines.get(0)).requirement()).isEqualTo("iso-9001:2015-amd1/8.7.2");
        assertThat(house.line(lines.get(0)).risk()).isEqualTo(new LineRisk(1, 1, false, 0));
    }

    private RequirementsMatrix matrix() {
        Actor regulatory = Actor.of("u-ra", Role.REGULATORY_AFFAIRS);
        house.as(regulatory)
                .adoptedEditions()
                .takeIntoForce(LIBRARY.find(ISO_9001).orElseThrow(), regulatory.id(), 12);
        return house.as(QUALITY).requirements();
    }

    private static MatrixRowId row(String clause) {
        return MatrixRowId.of(ISO_9001.requirement(clause));
    }

    @Test
    @Verifies("AUD-5")
    void what_does_not_apply_by_the_matrix_is_not_asked_and_the_entry_names_the_row() {
        matrix().doesNotApply(row("8.7.2"), "nothing is released under concession");
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());

        List<ChecklistLineId> lines = house.as(LEAD).audits().writeChecklist(audit, LIBRARY);

        assertThat(lines)
                .extracting(ChecklistLineId::value)
                .containsExactly(audit + "/release/iso-9001:2015-amd1/8.7.1");
        assertThat(house.qms.trail().history("audit", audit.value()).get(1).reliedOn())
                .contains(new ReliedOn("requirement", "iso-9001:2015-amd1/8.7.2", 1));
    }

    @Test
    @Verifies("AUD-5")
    void a_scope_in_which_nothing_applies_has_no_checklist() {
        RequirementsMatrix matrix = matrix();
        matrix.doesNotApply(row("8.7.1"), "nothing is released");
        matrix.doesNotApply(row("8.7.2"), "nothing is released");
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());

        assertThatThrownBy(() -> house.as(LEAD).audits().writeChecklist(audit, LIBRARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing that applies");
    }

    @Test
    @Verifies("AUD-5")
    void what_the_matrix_knows_as_a_gap_stands_before_what_it_does_not() {
        RequirementsMatrix matrix = matrix();
        matrix.applies(row("8.7.2"));
        matrix.assign(row("8.7.2"), OWNER.id(), LocalDate.of(2026, 12, 31));
        house.as(AUDITOR)
                .requirements()
                .assess(
                        row("8.7.2"),
                        DateRange.year(2026),
                        VerdictDraft.gap("not documented", LocalDate.of(2026, 3, 31)),
                        List.of(EvidenceDraft.of(
                                Target.file("b".repeat(64), "register.csv"),
                                "no entries",
                                DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)))));
        AuditId audit = house.as(QUALITY).audits().plan(house.plan());

        List<ChecklistLineId> lines = house.as(LEAD).audits().writeChecklist(audit, LIBRARY);

        assertThat(house.line(lines.get(0)).requirement()).isEqualTo("iso-9001:2015-amd1/8.7.2");
        assertThat(house.line(lines.get(0)).risk()).isEqualTo(new LineRisk(1, 0, true, 0));
    }

    @Test
    @Verifies("AUD-5")
    void a_checklist_of_an_unknown_clause_is_not_written() {
        AuditId audit = house.as(QUALITY).audits().plan(house.plan().covering(RELEASE, ISO_9001, "99"));

        assertThatThrownBy(() -> house.as(LEAD).audits().writeChecklist(audit, LIBRARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("99");
        assertThat(house.lines(audit)).isEmpty();
    }

    @Test
    @Verifies("AUD-5")
    void no_line_is_added_to_a_checklist_that_was_reviewed() {
        AuditId audit = house.prepared();

        assertRefused(
                () -> Unbounded.records(house.as(LEAD))
                        .commit(work -> work.create(
                                ChecklistLineLifeCycle.WRITE,
                                audit + "/late",
                                act -> house.line(house.lines(audit).get(0)))),
                "AUD-5",
                "is PREPARED");
    }

    @Test
    @Verifies("AUD-5")
    void an_adverse_verdict_without_objective_evidence_is_refused() {
        AuditId audit = house.started();
        FindingDraft bare = house.minor().shownBy();

        assertRefused(
                () -> house.as(AUDITOR)
                        .audits()
                        .findings()
                        .raise(house.lines(audit).get(0), bare),
                "AUD-6",
                "no objective evidence");
    }

    @Test
    @Verifies("AUD-5")
    void that_something_does_not_apply_needs_a_reason() {
        AuditId audit = house.started();
        ChecklistLineId line = house.lines(audit).get(0);

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(line, Assessment.notApplicable(" ")),
                "AUD-5",
                "give the reason");
        house.as(AUDITOR).audits().assess(line, Assessment.notApplicable("nothing is released here"));

        assertThat(house.line(line).verdict()).isEqualTo(LineVerdict.NOT_APPLICABLE);
    }

    @Test
    @Verifies("AUD-5")
    void not_assessed_is_no_verdict() {
        AuditId audit = house.started();
        Assessment none = new Assessment(LineVerdict.NOT_ASSESSED, List.of(), "");

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(house.lines(audit).get(0), none), "AUD-5", "is no verdict");
    }

    @Test
    @Verifies("AUD-2")
    void no_line_is_assessed_before_the_audit_has_started() {
        AuditId audit = house.prepared();

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(house.lines(audit).get(0), Assessment.conform()),
                "AUD-2",
                "is PREPARED");
    }

    @Test
    @Verifies("AUD-3")
    void whoever_is_not_of_the_team_gives_no_verdict() {
        AuditId audit = house.started();

        assertRefused(
                () -> house.as(REVIEWER).audits().assess(house.lines(audit).get(0), Assessment.conform()),
                "AUD-3",
                "have them assigned");
    }

    @Test
    @Verifies("AUD-5")
    void a_verdict_that_was_given_stays_when_another_is_given() {
        AuditId audit = house.started();
        ChecklistLineId line = house.lines(audit).get(0);
        house.as(AUDITOR).audits().assess(line, Assessment.conform("BR-1"));

        house.as(LEAD).audits().assess(line, Assessment.goodPractice("checked twice", "BR-2"));

        assertThat(house.line(line).judgements())
                .extracting(ChecklistLine.Judgement::verdict)
                .containsExactly(LineVerdict.CONFORM, LineVerdict.GOOD_PRACTICE);
    }
}
