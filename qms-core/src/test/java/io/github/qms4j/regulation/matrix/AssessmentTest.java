package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.COMPLIANCE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.OWNER;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.YEAR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static io.github.qms4j.regulation.matrix.MatrixFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.EvidenceDraft;
import io.github.qms4j.reference.EvidenceId;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An auditor looks at the register of visitors. */
@Verifies("REG-4")
class AssessmentTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 31);
    private static final DateRange LAST_YEAR = DateRange.year(2025);

    private final MatrixFixture house = MatrixFixture.inForce();
    private final MatrixRowId row = house.owned("a");
    private final RequirementsMatrix auditor = house.matrix(AUDITOR);

    private AssessmentId planned() {
        return auditor.plan(row, YEAR, AUDITOR.id(), MARCH);
    }

    @Test
    void an_assessment_is_planned_rests_on_evidence_and_ends_with_the_verdict_of_the_requirement() {
        AssessmentId assessment = planned();
        EvidenceId evidence = auditor.collect(assessment, seen());

        auditor.conclude(assessment, VerdictDraft.compliant("every visitor is entered"));

        assertThat(assessment.value()).isEqualTo("ASM-2026-0001");
        assertThat(house.state(assessment)).satisfies(found -> {
            assertThat(found.status()).isEqualTo(AssessmentStatus.CONCLUDED);
            assertThat(found.evidence()).containsExactly(evidence.value());
            assertThat(found.cycle()).isEqualTo(1);
            assertThat(found.contentHash()).isEqualTo(house.state(row).contentHash());
        });
        assertThat(house.state(row).verdict()).isEqualTo(AssessmentVerdict.COMPLIANT);
        assertThat(house.qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void a_requirement_that_nobody_assessed_is_not_assessed() {
        assertThat(house.state(row).verdict()).isEqualTo(AssessmentVerdict.NOT_ASSESSED);
        planned();
        assertThat(house.state(row).verdict()).isEqualTo(AssessmentVerdict.NOT_ASSESSED);
    }

    @Test
    void a_requirement_of_which_nobody_decided_that_it_applies_is_not_assessed() {
        assertThatThrownBy(() -> auditor.plan(row("b"), YEAR, AUDITOR.id(), MARCH))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("decide that it applies first");
    }

    @Test
    void a_period_that_has_not_begun_is_not_assessed() {
        assertThatThrownBy(() -> auditor.plan(row, DateRange.year(2027), AUDITOR.id(), MARCH))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("begins after today");
    }

    @Test
    void a_requirement_is_under_one_assessment_at_a_time() {
        AssessmentId first = planned();

        assertThatThrownBy(this::planned).isInstanceOf(RefusedException.class).hasMessageContaining(first.value());

        auditor.conclude(first, VerdictDraft.compliant("every visitor is entered"));
        assertThat(house.state(planned()).cycle()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = AssessmentVerdict.class,
            names = {"PARTIAL", "GAP"})
    void partial_and_gap_need_objective_evidence(AssessmentVerdict verdict) {
        AssessmentId assessment = planned();

        assertThatThrownBy(() -> auditor.conclude(assessment, new VerdictDraft(verdict, "some are missing", MARCH)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no evidence among [] counts");

        auditor.collect(assessment, seen());
        auditor.conclude(assessment, new VerdictDraft(verdict, "some are missing", MARCH));
        assertThat(house.state(assessment).status()).isEqualTo(AssessmentStatus.UNANSWERED);
    }

    @Test
    @Verifies("X-10")
    void evidence_outside_the_period_that_is_assessed_is_none() {
        AssessmentId assessment = planned();
        auditor.collect(assessment, seen(LAST_YEAR));

        assertThatThrownBy(() -> auditor.conclude(assessment, VerdictDraft.gap("nobody is entered", MARCH)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("counts for 2026-01-01 to 2026-12-31");
    }

    @Test
    @Verifies("X-10")
    void evidence_that_was_withdrawn_is_none() {
        AssessmentId assessment = planned();
        EvidenceId evidence = auditor.collect(assessment, seen());
        auditor.withdrawEvidence(evidence);

        assertThatThrownBy(() -> auditor.conclude(assessment, VerdictDraft.gap("nobody is entered", MARCH)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void evidence_is_collected_for_an_assessment_that_is_under_way() {
        AssessmentId ended = house.compliant(row);

        assertThatThrownBy(() -> auditor.collect(ended, seen()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no assessment under way");
    }

    @Test
    void an_assessment_rests_on_no_evidence_that_was_collected_for_another() {
        AssessmentId other = house.compliant(house.owned("b"));
        String number = house.state(other).evidence().get(0);
        AssessmentId assessment = planned();
        EvidenceId evidence = MatrixRecords.EVIDENCE.id(number);

        assertThatThrownBy(() -> Unbounded.records(house.as(AUDITOR))
                        .commit(work -> work.change(
                                AssessmentLifeCycle.COLLECT,
                                assessment,
                                (Assessment state) -> state.restingOn(evidence))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was collected for something else");
    }

    @Test
    void a_gap_waits_for_who_answers_for_the_requirement_until_a_day() {
        AssessmentId gap = house.gap(row);

        assertThat(auditor.unanswered(OWNER.id(), null).items()).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(gap);
            assertThat(waiting.state().header().isOverdue(LocalDate.of(2026, 3, 31)))
                    .isFalse();
            assertThat(waiting.state().header().isOverdue(LocalDate.of(2026, 4, 1)))
                    .isTrue();
        });
        assertThat(auditor.unanswered("u-else", null).items()).isEmpty();
        assertThat(auditor.unanswered(null, null).items()).extracting(View::id).containsExactly(gap);
    }

    @Test
    void a_gap_is_answered_by_a_finding_that_exists() {
        house.organise();
        AssessmentId gap = house.gap(row);
        RecordId finding = ProcessId.of("release");

        assertThatThrownBy(() -> house.matrix(COMPLIANCE).answer(gap, ProcessId.of("none")))
                .isInstanceOf(NotFoundException.class);

        house.matrix(COMPLIANCE).answer(gap, finding);
        assertThat(house.state(gap).status()).isEqualTo(AssessmentStatus.CONCLUDED);
        assertThat(house.state(gap).finding()).isEqualTo(new Assessment.Finding("business-process", "release"));
        assertThat(house.state(row).verdict()).isEqualTo(AssessmentVerdict.GAP);
    }

    @Test
    void a_gap_is_accepted_with_a_justification_by_somebody_who_does_not_answer_for_it() {
        AssessmentId gap = house.gap(row);

        assertThatThrownBy(() -> house.matrix(OWNER).accept(gap, "it is small"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("answers for the requirement");
        assertThatThrownBy(() -> house.matrix(QUALITY).accept(gap, " "))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("acceptance");

        house.matrix(QUALITY).accept(gap, "it is small");
        assertThat(house.state(gap).acceptance()).isEqualTo("it is small");
        assertThat(auditor.unanswered(null, null).items()).isEmpty();
    }

    @Test
    void who_acts_for_the_owner_does_not_accept_the_owners_gap() {
        AssessmentId gap = house.gap(row);
        house.as(OWNER)
                .delegations()
                .grant(
                        new Delegate("u-agent", "Ada Agent"),
                        Set.of(Role.COMPLIANCE),
                        house.clock.instant(),
                        house.clock.instant().plus(Duration.ofDays(7)));

        assertThatThrownBy(() ->
                        house.matrix(Actor.of("u-agent", Role.SERVICE_AGENT)).accept(gap, "it is small"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("acts for u-owner");
    }

    @Test
    @Verifies("X-6")
    void who_is_to_answer_a_gap_gets_more_time_from_somebody_else_and_each_day_stays_visible() {
        AssessmentId gap = house.gap(row);
        LocalDate april = LocalDate.of(2026, 4, 30);

        assertThatThrownBy(() -> house.matrix(OWNER).extend(gap, april))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is to answer it");
        assertThatThrownBy(() -> house.matrix(QUALITY).extend(gap, MARCH)).isInstanceOf(InvalidInputException.class);

        house.matrix(QUALITY).extend(gap, april);
        assertThat(Objects.requireNonNull(house.state(gap).header().due())).satisfies(due -> {
            assertThat(due.current()).isEqualTo(april);
            assertThat(due.original()).isEqualTo(MARCH);
        });
    }

    @Test
    void what_was_found_is_answered_and_not_changed() {
        AssessmentId gap = house.gap(row);
        Assessment other = house.state(house.compliant(house.owned("b")));

        assertThatThrownBy(() -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                AssessmentLifeCycle.ANSWER,
                                gap,
                                (state, act) -> other.answeredBy(new Assessment.Finding("x", "1"), act))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("found something else");
    }

    @Test
    void a_verdict_is_said_in_words_and_ends_the_assessment() {
        AssessmentId assessment = planned();

        assertThatThrownBy(() -> auditor.conclude(assessment, VerdictDraft.compliant(" ")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        auditor.conclude(assessment, new VerdictDraft(AssessmentVerdict.NOT_ASSESSED, "nothing", null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("say what was found");
        auditor.collect(assessment, seen());
        assertThatThrownBy(() -> auditor.conclude(
                        assessment, new VerdictDraft(AssessmentVerdict.GAP, "nobody is entered", null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("by when it is answered");
    }

    @Test
    void an_assessor_who_keeps_the_matrix_finds_that_a_requirement_does_not_apply_and_no_other_does() {
        AssessmentId assessment = planned();
        VerdictDraft draft = VerdictDraft.notApplicable("there are no visitors any more");

        assertThatThrownBy(() -> auditor.conclude(assessment, draft)).isInstanceOf(RefusedException.class);
        assertThat(house.state(assessment).status()).isEqualTo(AssessmentStatus.PLANNED);

        house.matrix(QUALITY).conclude(assessment, draft);
        assertThat(house.state(row).status()).isEqualTo(MatrixRowStatus.NOT_APPLICABLE);
        assertThat(house.state(row).rationale()).isEqualTo("there are no visitors any more");
    }

    @Test
    void the_verdict_on_a_requirement_is_what_its_assessment_found() {
        AssessmentId assessment = planned();
        LatestVerdict forged =
                new LatestVerdict(assessment, AssessmentVerdict.COMPLIANT, LocalDate.of(2026, 3, 2), null);

        assertThatThrownBy(() -> Unbounded.records(house.as(AUDITOR))
                        .commit(work -> work.change(
                                MatrixRowLifeCycle.RECORD_VERDICT, row, (MatrixRow state) -> state.assessed(forged))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not what " + assessment + " found");
    }

    @Test
    void several_pieces_of_evidence_are_given_at_once_or_none_of_it_happens() {
        EvidenceDraft future = seen(DateRange.from(LocalDate.of(2026, 5, 1)));

        assertThatThrownBy(() -> auditor.assess(
                        row, YEAR, VerdictDraft.compliant("every visitor is entered"), List.of(seen(), future)))
                .isInstanceOf(RefusedException.class);

        assertThat(house.state(row).planned()).isNull();
        assertThat(auditor.assessments(row)).isEmpty();
    }
}
