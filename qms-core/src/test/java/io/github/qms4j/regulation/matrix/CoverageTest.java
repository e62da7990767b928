package io.github.qms4j.regulation.matrix;

import static io.github.qms4j.regulation.matrix.MatrixFixture.AUDITOR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.EDITION;
import static io.github.qms4j.regulation.matrix.MatrixFixture.OWNER;
import static io.github.qms4j.regulation.matrix.MatrixFixture.QUALITY;
import static io.github.qms4j.regulation.matrix.MatrixFixture.RELEASE;
import static io.github.qms4j.regulation.matrix.MatrixFixture.YEAR;
import static io.github.qms4j.regulation.matrix.MatrixFixture.row;
import static io.github.qms4j.regulation.matrix.MatrixFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.reference.DateRange;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.AssessmentVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far the house standard was assessed. */
@Verifies({"REG-4", "REG-9"})
class CoverageTest {
    private static final RowFilter ALL = RowFilter.of(EDITION);

    private final MatrixFixture house = MatrixFixture.inForce();
    private final RequirementsMatrix matrix = house.matrix(QUALITY);

    private Coverage coverage() {
        return matrix.coverage(ALL, YEAR);
    }

    @Test
    void one_compliant_requirement_of_a_hundred_is_one_percent_and_not_a_hundred() {
        Coverage.Count count = new Coverage.Count();
        count.add(MatrixRowStatus.APPLICABLE, AssessmentVerdict.COMPLIANT, false, true);
        for (int i = 0; i < 99; i++) {
            count.add(MatrixRowStatus.APPLICABLE, AssessmentVerdict.NOT_ASSESSED, false, false);
        }

        assertThat(count.of(YEAR, LocalDate.of(2026, 3, 2)).score().orElseThrow())
                .hasToString("1 of 100 assessed (1.0 %), 1.0 % compliant");
    }

    @Test
    void where_nothing_is_to_be_met_there_is_no_score() {
        assertThat(matrix.coverage(RowFilter.all().ownedBy("nobody"), YEAR).score())
                .isEmpty();
    }

    @Test
    void every_requirement_that_applies_or_may_apply_is_in_the_denominator() {
        matrix.doesNotApply(row("h"), "there are none");
        house.compliant(house.owned("a"));
        house.gap(house.owned("b"));
        house.found(house.owned("c"), VerdictDraft.partial("some are missing", LocalDate.of(2026, 4, 1)));

        assertThat(coverage()).satisfies(found -> {
            assertThat(found.toBeMet()).isEqualTo(6);
            assertThat(found.undecided()).isEqualTo(3);
            assertThat(found.notApplicable()).isEqualTo(1);
            assertThat(List.of(found.compliant(), found.partial(), found.gap())).containsExactly(1L, 1L, 1L);
            assertThat(found.assessed()).isEqualTo(3);
            assertThat(found.notAssessed()).isEqualTo(3);
            assertThat(found.score().orElseThrow()).hasToString("3 of 6 assessed (50.0 %), 16.6 % compliant");
        });
    }

    @Test
    @Verifies("X-10")
    void a_verdict_on_evidence_outside_the_period_under_question_does_not_count() {
        house.compliant(house.owned("a"));

        Coverage nextYear = matrix.coverage(ALL, DateRange.year(2027));

        assertThat(coverage().assessed()).isEqualTo(1);
        assertThat(nextYear.assessed()).isZero();
        assertThat(nextYear.withoutEvidence()).isEqualTo(1);
    }

    @Test
    @Verifies("X-10")
    void a_verdict_counts_as_long_as_its_evidence_is_valid_and_from_the_day_on_which_it_was_collected() {
        house.owned("a");
        house.matrix(AUDITOR)
                .assess(
                        row("a"),
                        YEAR,
                        VerdictDraft.compliant("entered"),
                        List.of(seen().validUntil(LocalDate.of(2026, 6, 30))));

        assertThat(matrix.coverage(ALL, YEAR, LocalDate.of(2026, 3, 1)).assessed())
                .isZero();
        assertThat(matrix.coverage(ALL, YEAR, LocalDate.of(2026, 3, 2)).assessed())
                .isEqualTo(1);
        assertThat(matrix.coverage(ALL, YEAR, LocalDate.of(2026, 6, 30)).assessed())
                .isEqualTo(1);
        assertThat(matrix.coverage(ALL, YEAR, LocalDate.of(2026, 7, 1)).assessed())
                .isZero();
    }

    @Test
    void a_verdict_without_evidence_does_not_count_and_neither_does_one_whose_evidence_was_withdrawn() {
        house.owned("a");
        house.matrix(AUDITOR).assess(row("a"), YEAR, VerdictDraft.compliant("they say so"), List.of());
        AssessmentId second = house.compliant(house.owned("b"));
        assertThat(coverage().assessed()).isEqualTo(1);

        house.matrix(AUDITOR)
                .withdrawEvidence(
                        MatrixRecords.EVIDENCE.id(house.state(second).evidence().get(0)));

        assertThat(coverage().assessed()).isZero();
        assertThat(coverage().withoutEvidence()).isEqualTo(2);
    }

    @Test
    void the_last_assessment_counts_and_evidence_of_an_earlier_one_does_not_help_it() {
        house.gap(house.owned("a"));
        house.matrix(AUDITOR).assess(row("a"), YEAR, VerdictDraft.compliant("they say so"), List.of());

        assertThat(coverage().gap()).isZero();
        assertThat(coverage().withoutEvidence()).isEqualTo(1);
    }

    @Test
    void coverage_is_counted_by_owner_and_by_process_too() {
        house.organise();
        house.compliant(house.owned("a"));
        house.owned("b");
        matrix.meet(row("b"), MetBy.PROCESS, Target.record(RELEASE));
        matrix.meet(row("c"), MetBy.PROCESS, Target.record(RELEASE));

        assertThat(matrix.coverage(RowFilter.all().ownedBy(OWNER.id()), YEAR).score())
                .hasToString("Optional[1 of 2 assessed (50.0 %), 50.0 % compliant]");
        assertThat(matrix.coverage(RowFilter.all().metBy(Target.record(RELEASE)), YEAR)
                        .score())
                .hasToString("Optional[0 of 2 assessed (0.0 %), 0.0 % compliant]");
    }

    @Test
    void coverage_is_shown_as_it_was_at_an_instant() {
        Instant before = house.clock.instant();
        house.clock.set("2026-04-01T09:00:00Z");
        house.compliant(house.owned("a"));
        Instant between = house.clock.instant();
        house.clock.set("2026-05-01T09:00:00Z");
        AssessmentId gap = house.gap(row("a"));
        house.matrix(AUDITOR)
                .withdrawEvidence(
                        MatrixRecords.EVIDENCE.id(house.state(gap).evidence().get(0)));

        assertThat(matrix.coverageAsOf(ALL, YEAR, before).assessed()).isZero();
        assertThat(matrix.coverageAsOf(ALL, YEAR, between).compliant()).isEqualTo(1);
        assertThat(matrix.coverageAsOf(ALL, YEAR, house.clock.instant())).isEqualTo(coverage());
        assertThat(coverage().withoutEvidence()).isEqualTo(1);
    }
}
