package io.github.qms4j.audit;

import static io.github.qms4j.audit.AuditFixture.AUDITOR;
import static io.github.qms4j.audit.AuditFixture.COMPLIANCE;
import static io.github.qms4j.audit.AuditFixture.LEAD;
import static io.github.qms4j.audit.AuditFixture.OWNER;
import static io.github.qms4j.audit.AuditFixture.QUALITY;
import static io.github.qms4j.audit.AuditFixture.REVIEWER;
import static io.github.qms4j.audit.AuditTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.audit.Grading.Ghtf;
import io.github.qms4j.capa.ActionKind;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.NonconformityStatus;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.DueDate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private final AuditFixture house = new AuditFixture();

    private AuditFindings findings(Actor actor) {
        return house.as(actor).audits().findings();
    }

    private ChecklistLineId first(AuditId audit) {
        return house.lines(audit).get(0);
    }

    private FindingDraft draft(LineVerdict verdict) {
        return new FindingDraft(
                verdict,
                "found",
                List.of("BR-5"),
                verdict.isAdverse() ? Grading.ghtf(new Ghtf(true, false, true, false)) : null,
                OWNER.id(),
                house.today().plusDays(30));
    }

    private Nonconformity nonconformity(FindingId finding) {
        return house.as(QUALITY)
                .nonconformities()
                .find(Objects.requireNonNull(house.finding(finding).nonconformity()))
                .orElseThrow()
                .state();
    }

    @Test
    @Verifies("AUD-6")
    void a_finding_its_verdict_and_its_nonconformity_are_one_fact() {
        AuditId audit = house.started();

        FindingId finding = house.raised(audit);

        assertThat(house.line(first(audit)).verdict()).isEqualTo(LineVerdict.MINOR);
        assertThat(house.finding(finding).requirement()).isEqualTo("iso-9001:2015-amd1/8.7.1");
        assertThat(nonconformity(finding).report().source()).isEqualTo(NonconformitySource.AUDIT);
        assertThat(nonconformity(finding).report().requirements()).containsExactly("iso-9001:2015-amd1/8.7.1");
    }

    @Test
    @Verifies("AUD-6")
    void when_the_verdict_is_refused_neither_finding_nor_nonconformity_is_there() {
        AuditId audit = house.prepared();

        assertRefused(() -> house.raised(audit), "AUD-2", "is PREPARED");

        assertThat(findings(QUALITY).list(null).items()).isEmpty();
        assertThat(house.as(QUALITY).nonconformities().all()).isEmpty();
    }

    @Test
    @Verifies("AUD-6")
    void an_observation_is_no_nonconformity_and_has_no_grade() {
        AuditId audit = house.started();

        FindingId finding = findings(AUDITOR).raise(first(audit), draft(LineVerdict.OBSERVATION));

        assertThat(house.finding(finding).nonconformity()).isNull();
        assertRefused(
                () -> findings(AUDITOR)
                        .raise(
                                first(audit),
                                draft(LineVerdict.OBSERVATION)
                                        .graded(Grading.ghtf(new Ghtf(true, false, false, false)))),
                "AUD-6",
                "has no grade");
    }

    @Test
    @Verifies("AUD-6")
    void a_nonconformity_without_a_grade_is_refused_and_what_is_good_is_no_finding() {
        AuditId audit = house.started();
        FindingDraft ungraded = FindingDraft.of(LineVerdict.MAJOR, "found", OWNER.id(), house.today())
                .shownBy("BR-5");

        assertRefused(() -> findings(AUDITOR).raise(first(audit), ungraded), "AUD-6", "no grade");
        assertRefused(
                () -> findings(AUDITOR).raise(first(audit), draft(LineVerdict.CONFORM)), "AUD-6", "needs no finding");
    }

    @Test
    @Verifies("AUD-6")
    void a_response_is_due_on_a_day_to_come() {
        AuditId audit = house.started();
        FindingDraft late = FindingDraft.of(
                LineVerdict.OBSERVATION, "found", OWNER.id(), house.today().minusDays(1));

        assertRefused(() -> findings(AUDITOR).raise(first(audit), late), "AUD-6", "in the past");
    }

    @Test
    @Verifies("AUD-6")
    void a_finding_without_statement_and_owner_is_refused_with_both() {
        AuditId audit = house.started();

        assertThatThrownBy(() -> findings(AUDITOR)
                        .raise(first(audit), FindingDraft.of(LineVerdict.MINOR, " ", " ", house.today())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("statement")
                .hasMessageContaining("owner");
    }

    @Test
    @Verifies("AUD-6")
    void an_adverse_verdict_is_not_given_without_a_finding() {
        AuditId audit = house.started();
        Assessment bare = new Assessment(LineVerdict.MAJOR, List.of("BR-5"), "found");

        assertRefused(() -> house.as(AUDITOR).audits().assess(first(audit), bare), "AUD-6", "without a finding");
    }

    @Test
    @Verifies("AUD-6")
    void a_line_is_as_bad_as_its_worst_finding_whatever_is_found_besides() {
        AuditId audit = house.started();
        findings(AUDITOR).raise(first(audit), draft(LineVerdict.MINOR));
        findings(AUDITOR).raise(first(audit), draft(LineVerdict.OBSERVATION));
        assertThat(house.line(first(audit)).verdict()).isEqualTo(LineVerdict.MINOR);

        assertRefused(
                () -> house.as(AUDITOR).audits().assess(first(audit), Assessment.conform("BR-1")),
                "AUD-6",
                "was found on it");
        assertThat(house.line(first(audit)).judgements()).hasSize(1);
    }

    @Test
    @Verifies("AUD-6")
    void after_the_fix_the_line_is_audited_again_and_both_verdicts_stay() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);

        house.putRight(finding);

        assertThat(house.line(first(audit)).judgements())
                .extracting(ChecklistLine.Judgement::verdict)
                .containsExactly(LineVerdict.MINOR, LineVerdict.CONFORM);
        assertThat(house.finding(finding).status()).isEqualTo(FindingStatus.CLOSED);
    }

    @Test
    @Verifies("AUD-6")
    void a_nonconformity_is_not_closed_before_its_line_conforms_at_a_re_audit() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        house.accept(finding);
        assertRefused(() -> findings(AUDITOR).close(finding), "AUD-6", "audit the line again");

        house.as(AUDITOR)
                .audits()
                .reAudit(first(audit), new Assessment(LineVerdict.MINOR, List.of("BR-8"), "still missing"));
        assertRefused(() -> findings(AUDITOR).close(finding), "AUD-6", "is MINOR");
    }

    @Test
    @Verifies("AUD-6")
    void a_line_is_not_audited_again_before_the_report_is_issued_or_when_nothing_was_found() {
        AuditId reporting = house.reporting();
        AuditId issued = house.issued();

        assertRefused(
                () -> house.as(AUDITOR).audits().reAudit(first(reporting), Assessment.conform("BR-9")),
                "AUD-6",
                "is REPORTING");
        assertRefused(
                () -> house.as(AUDITOR).audits().reAudit(house.lines(issued).get(1), Assessment.conform("BR-9")),
                "AUD-6",
                "nothing was found");
    }

    @Test
    @Verifies("AUD-6")
    void what_was_said_before_is_not_changed_by_a_later_verdict() {
        AuditId audit = house.issued();

        assertRefused(
                () -> Unbounded.records(house.as(AUDITOR))
                        .commit(work -> work.change(
                                ChecklistLineLifeCycle.RE_AUDIT,
                                first(audit),
                                (line, act) -> new ChecklistLine(
                                        line.status(),
                                        line.audit(),
                                        line.process(),
                                        line.requirement(),
                                        line.requirementHash(),
                                        line.question(),
                                        line.risk(),
                                        line.writtenBy(),
                                        line.judged(Assessment.conform("BR-9"), true, act)
                                                .judgements()
                                                .subList(1, 2)))),
                "AUD-6",
                "would change what was said before");
    }

    @Test
    @Verifies("AUD-7")
    void only_the_auditee_responds() {
        AuditId audit = house.issued();

        assertRefused(
                () -> findings(QUALITY).respond(house.finding(audit), "cause", "correction"),
                "AUD-7",
                "is not u-owner");
    }

    @Test
    @Verifies("AUD-6")
    void the_auditee_neither_accepts_their_own_response_nor_closes_the_finding() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        Actor owner = Actor.of(OWNER.id(), Role.INTERNAL_AUDITOR);
        findings(OWNER).respond(finding, "cause", "correction");
        findings(QUALITY).withoutCapa(finding);

        assertRefused(() -> findings(owner).acceptResponse(house.seen(finding)), "AUD-6", "let somebody else judge");
        findings(AUDITOR).acceptResponse(house.seen(finding));
        house.as(AUDITOR).audits().reAudit(first(audit), Assessment.conform("BR-9"));
        assertRefused(() -> findings(owner).close(finding), "AUD-6", "let somebody else judge");
    }

    @Test
    @Verifies("AUD-6")
    void a_response_that_is_sent_back_is_given_again() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        findings(OWNER).respond(finding, "bad luck", "nothing");
        findings(AUDITOR).rejectResponse(finding);
        assertThat(house.finding(finding).status()).isEqualTo(FindingStatus.OPEN);

        findings(OWNER).respond(finding, "no procedure", "disposition added");

        assertThat(Objects.requireNonNull(house.finding(finding).response()).cause())
                .isEqualTo("no procedure");
    }

    @Test
    @Verifies("AUD-6")
    void a_response_is_not_accepted_while_the_nonconformity_has_neither_a_capa_nor_a_reason_for_none() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        findings(OWNER).respond(finding, "cause", "correction");

        assertRefused(
                () -> findings(AUDITOR).acceptResponse(house.seen(finding)), "AUD-6", "neither a CAPA nor a reason");
    }

    @Test
    @Verifies("AUD-6")
    void a_capa_is_opened_on_the_nonconformity_with_the_grade_of_the_finding() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);

        CapaId capa = findings(QUALITY).openCapa(finding, "batches without disposition");

        assertThat(house.finding(finding).capa()).isEqualTo(capa);
        assertThat(nonconformity(finding).capa()).isEqualTo(capa);
        assertThat(nonconformity(finding).severity())
                .isEqualTo(new Severity(Severity.Level.MINOR, "GHTF/SG3/N19:2012, grade 3"));
        assertRefused(() -> findings(QUALITY).withoutCapa(finding), "CAP-1", "");
    }

    @Test
    @Verifies("AUD-6")
    void why_there_is_no_capa_is_on_record_and_a_critical_finding_has_one() {
        AuditId audit = house.started();
        FindingId minor = house.raised(audit);
        FindingId critical = findings(AUDITOR).raise(house.lines(audit).get(1), draft(LineVerdict.CRITICAL));

        house.qms.as(QUALITY, "single slip, corrected").audits().findings().withoutCapa(minor);

        assertThat(house.finding(minor).withoutCapa()).isEqualTo("single slip, corrected");
        assertThat(nonconformity(minor).acceptance()).isEqualTo("single slip, corrected");
        assertRefused(() -> findings(QUALITY).withoutCapa(critical), "CAP-1", "critical");
        assertThat(nonconformity(critical).status()).isEqualTo(NonconformityStatus.RAISED);
    }

    @Test
    @Verifies("AUD-6")
    void a_capa_that_the_nonconformity_is_under_already_is_taken_over() {
        FindingId finding = house.raised(house.started());
        NonconformityId nonconformity =
                Objects.requireNonNull(house.finding(finding).nonconformity());
        house.as(QUALITY).nonconformities().assess(nonconformity, new Severity(Severity.Level.MINOR, "matrix v3"));
        CapaId capa = house.as(QUALITY).capas().open(CapaDraft.of("batches without disposition", nonconformity));

        assertThat(findings(QUALITY).openCapa(finding, "another")).isEqualTo(capa);

        assertThat(house.finding(finding).capa()).isEqualTo(capa);
        assertThat(nonconformity(finding).severity()).isEqualTo(new Severity(Severity.Level.MINOR, "matrix v3"));
    }

    @Test
    @Verifies("AUD-6")
    void a_nonconformity_that_was_accepted_already_answers_the_finding_with_its_reason() {
        FindingId finding = house.raised(house.started());
        NonconformityId nonconformity =
                Objects.requireNonNull(house.finding(finding).nonconformity());
        house.as(QUALITY).nonconformities().assess(nonconformity, new Severity(Severity.Level.MINOR, "matrix v3"));
        house.qms.as(QUALITY, "single slip").nonconformities().accept(nonconformity);

        findings(QUALITY).withoutCapa(finding);

        assertThat(house.finding(finding).withoutCapa()).isEqualTo("single slip");
    }

    @Test
    @Verifies("AUD-6")
    void a_finding_names_no_capa_that_its_nonconformity_is_not_under() {
        FindingId finding = house.raised(house.started());

        assertRefused(
                () -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                FindingLifeCycle.UNDER_CAPA,
                                finding,
                                state -> state.under(CapaId.of("CAPA-2026-0099")))),
                "AUD-6",
                "is not answered so");
    }

    @Test
    @Verifies("AUD-6")
    void no_capa_is_opened_on_an_observation() {
        AuditId audit = house.started();
        FindingId finding = findings(AUDITOR).raise(first(audit), draft(LineVerdict.OBSERVATION));

        assertThatThrownBy(() -> findings(QUALITY).openCapa(finding, "title"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no nonconformity");
    }

    @Test
    @Verifies("AUD-6")
    void a_finding_is_closed_when_its_actions_are_done_and_not_by_who_did_them() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        ActionId action = findings(OWNER).planAction(finding, action(AUDITOR.id()));
        ActionId dropped = findings(OWNER).planAction(finding, action(OWNER.id()));
        assertRefused(() -> findings(OWNER).completeAction(action, "SOP-9"), "AUD-6", "would have to be in");
        findings(OWNER).removeAction(dropped);
        findings(OWNER).respond(finding, "no procedure", "disposition added");
        findings(QUALITY).withoutCapa(finding);
        findings(LEAD).acceptResponse(house.seen(finding));
        assertRefused(() -> findings(OWNER).planAction(finding, action(OWNER.id())), "AUD-6", "would have to be in");
        house.as(AUDITOR).audits().reAudit(first(audit), Assessment.conform("BR-9"));

        assertRefused(() -> findings(LEAD).close(finding), "AUD-6", "not done yet");
        findings(OWNER).completeAction(action, "SOP-9");
        assertRefused(() -> findings(AUDITOR).close(finding), "AUD-6", "let somebody else judge");
        findings(LEAD).close(finding);

        assertThat(house.finding(finding).status()).isEqualTo(FindingStatus.CLOSED);
    }

    private ActionDraft action(String owner) {
        return ActionDraft.of(
                ActionKind.CORRECTIVE, "write a procedure", owner, house.today().plusDays(60));
    }

    @Test
    @Verifies("AUD-6")
    void a_finding_raised_in_error_is_withdrawn_by_another_and_its_line_is_assessed_again() {
        AuditId audit = house.reporting();
        FindingId finding = house.finding(audit);
        Actor raiser = Actor.of(AUDITOR.id(), Role.QUALITY_MANAGER);
        assertRefused(() -> findings(raiser).withdraw(finding), "AUD-6", "raised it");

        findings(COMPLIANCE).withdraw(finding);

        assertThat(nonconformity(finding).status()).isEqualTo(NonconformityStatus.VOIDED);
        assertRefused(() -> house.signing(LEAD).audits().issue(house.seen(audit)), "AUD-6", "finding was withdrawn");
        house.as(AUDITOR).audits().assess(first(audit), Assessment.conform("BR-4"));
        house.signing(LEAD).audits().issue(house.seen(audit));
        assertThat(house.audit(audit).status()).isEqualTo(AuditStatus.ISSUED);
    }

    @Test
    @Verifies("AUD-7")
    void a_finding_that_was_reported_is_not_withdrawn() {
        AuditId audit = house.issued();

        assertRefused(() -> findings(COMPLIANCE).withdraw(house.finding(audit)), "AUD-7", "close the finding instead");
    }

    @Test
    @Verifies("X-6")
    void the_auditee_does_not_extend_the_due_date_and_both_dates_stay() {
        AuditId audit = house.issued();
        FindingId finding = house.finding(audit);
        Actor owner = Actor.of(OWNER.id(), Role.QUALITY_MANAGER);

        assertRefused(() -> findings(owner).extend(finding, house.today().plusDays(60)), "X-6", "answers for it");
        findings(QUALITY).extend(finding, house.today().plusDays(60));

        DueDate due = Objects.requireNonNull(house.finding(finding).header().due());
        assertThat(due.original()).isEqualTo(house.today().plusDays(30));
        assertThat(due.current()).isEqualTo(house.today().plusDays(60));
    }

    @Test
    @Verifies("AUD-6")
    void a_second_finding_on_the_requirement_in_the_process_is_a_repeat_and_graded_as_one() {
        FindingId earlier = house.finding(house.closed());
        AuditId audit = house.started();

        FindingDraft first = house.minor().graded(Grading.ghtf(new Ghtf(true, false, false, false)));
        assertRefused(() -> findings(AUDITOR).raise(first(audit), first), "AUD-6", "it repeats " + earlier);
        FindingId repeat = house.raised(audit);

        assertThat(house.finding(repeat).repeatOf()).isEqualTo(earlier);
        assertThat(Objects.requireNonNull(house.finding(repeat).grading()).grade())
                .isEqualTo(4);
    }

    @Test
    @Verifies("AUD-6")
    void what_was_found_more_than_three_years_ago_is_not_repeated() {
        house.closed();
        house.clock.advance(Duration.ofDays(3 * 366));
        AuditId audit = house.started();

        assertThat(house.finding(house.raised(audit)).repeatOf()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, 1",
        "false, true, false, false, 2",
        "true, false, false, false, 3",
        "true, true, false, false, 4",
        "false, false, true, false, 2",
        "false, false, false, true, 2",
        "false, true, true, true, 4",
        "true, false, true, true, 5",
        "true, true, true, false, 5",
        "true, true, true, true, 5"
    })
    @Verifies("AUD-6")
    void the_grade_is_that_of_the_published_method(
            boolean direct, boolean repeat, boolean undocumented, boolean released, int grade) {
        Grading grading = Grading.ghtf(new Ghtf(direct, repeat, undocumented, released));

        assertThat(grading.grade()).isEqualTo(grade);
        assertThat(grading.inputs()).containsEntry("productReleased", Boolean.toString(released));
    }

    @Test
    @Verifies("AUD-6")
    void a_grade_that_the_named_method_does_not_give_is_refused_and_a_house_method_is_kept_with_its_inputs() {
        Map<String, String> inputs =
                Grading.ghtf(new Ghtf(true, false, false, false)).inputs();

        assertThatThrownBy(() -> new Grading(Grading.GHTF, inputs, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not what");
        assertThatThrownBy(() -> new Grading(Grading.GHTF, Map.of(), 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Grading(" ", Map.of(), 1)).isInstanceOf(InvalidInputException.class);
        assertThat(new Grading("SOP-17 matrix v3", Map.of("impact", "high"), 9).inputs())
                .containsEntry("impact", "high");
    }

    @Test
    @Verifies("AUD-6")
    void a_re_audit_is_by_an_independent_auditor_who_may_be_another_than_before() {
        AuditId audit = house.issued();

        assertRefused(
                () -> house.as(Actor.of(OWNER.id(), Role.INTERNAL_AUDITOR))
                        .audits()
                        .reAudit(first(audit), Assessment.conform("BR-9")),
                "AUD-3",
                "owned release");
        house.as(REVIEWER).audits().reAudit(first(audit), Assessment.conform("BR-9"));

        assertThat(house.line(first(audit)).verdict()).isEqualTo(LineVerdict.CONFORM);
    }
}
