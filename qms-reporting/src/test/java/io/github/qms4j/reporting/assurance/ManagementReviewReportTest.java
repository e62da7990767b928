package io.github.qms4j.reporting.assurance;

import static io.github.qms4j.reporting.assurance.House.CHAIR;
import static io.github.qms4j.reporting.assurance.House.NOBODY;
import static io.github.qms4j.reporting.assurance.House.QUALITY;
import static io.github.qms4j.reporting.assurance.House.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.review.Conclusion;
import io.github.qms4j.review.Conclusion.Verdict;
import io.github.qms4j.review.Course;
import io.github.qms4j.review.DecisionDraft;
import io.github.qms4j.review.ManagementReviews;
import io.github.qms4j.review.Meeting;
import io.github.qms4j.review.OutputKind;
import io.github.qms4j.review.ReviewDraft;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.review.ReviewProgrammeDraft;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.review.SuppliedInput;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Verifies("REV-7")
class ManagementReviewReportTest {
    private static final String SATISFACTION = "iso-9001:2015-amd1/9.3.2-c-1";
    private static final LocalDate YEAR = LocalDate.of(2025, 1, 1);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private ManagementReviews reviews() {
        return house.as(QUALITY).managementReviews();
    }

    private ReviewId planned() {
        return reviews()
                .plan(
                        reviews()
                                .programmes()
                                .establish(ReviewProgrammeDraft.of("Management review", YEAR, Period.ofYears(1))
                                        .answering(CatalogueLibrary.builtIn()
                                                .find(CatalogueId.parse("iso-9001:2015-amd1"))
                                                .orElseThrow())
                                        .chairedBy(Member.of(CHAIR.id(), "Ada Roth", Role.SENIOR_MANAGEMENT))
                                        .with(
                                                Member.of(QUALITY.id(), "Dana Kerr", Role.QUALITY_MANAGER),
                                                Member.of(SERVICE.id(), "Eli Marsh", Role.SERVICE_MANAGER))
                                        .requiring(Role.QUALITY_MANAGER)
                                        .withQuorum(1)
                                        .onTheAgenda("inputs")),
                        ReviewDraft.of(YEAR, YEAR.plusYears(1), LocalDate.of(2026, 4, 1)));
    }

    private ReviewId held() {
        ReviewId review = planned();
        reviews().collect(review);
        reviews()
                .supply(
                        review,
                        SuppliedInput.of("customer satisfaction", SATISFACTION, "survey of June")
                                .with("satisfied", Quantity.of("87", "%"), Direction.HIGHER_IS_BETTER));
        reviews()
                .find(review)
                .orElseThrow()
                .state()
                .unanswered()
                .forEach(clause -> house.qms
                        .as(QUALITY, "nothing in the period")
                        .managementReviews()
                        .justify(review, clause.requirement()));
        reviews()
                .hold(
                        seen(review),
                        Meeting.chairedBy(CHAIR.id()).present(QUALITY.id()).excused(SERVICE.id()));
        return review;
    }

    private ReviewId minuted() {
        ReviewId review = held();
        int decision = reviews()
                .decide(
                        review,
                        DecisionDraft.of(OutputKind.RESOURCE_NEED, Course.INVEST, "two more agents")
                                .because("satisfaction falls", "customer satisfaction"));
        reviews().planAction(review, decision, "hire two agents", SERVICE.id(), LocalDate.of(2026, 6, 30));
        reviews()
                .conclude(
                        review,
                        new Conclusion(
                                Verdict.GIVEN,
                                Verdict.GIVEN,
                                Verdict.GIVEN_WITH_CHANGES,
                                "Nights need people.",
                                LocalDate.of(2027, 2, 1)));
        return review;
    }

    private Seen<ReviewId> seen(ReviewId review) {
        return reviews().find(review).orElseThrow().seen();
    }

    private Report report(ReviewId review) {
        return house.report(QUALITY, "management-review", "review", review);
    }

    @Test
    void the_conclusion_says_how_the_system_stands_and_what_was_decided() {
        Report report = report(minuted());

        assertThat(report.conclusion())
                .startsWith("Held on 2026-03-02, with a quorum: 1 of senior management were there, 1 needed."
                        + " Suitability: given; adequacy: given; effectiveness: given with changes. Inputs: ")
                .contains(", 0 without one.")
                .endsWith("1 decision and 1 action, of them 0 overdue.");
        assertThat(report.sections().get(0).heading()).isEqualTo("Previous actions");
    }

    @Test
    void every_clause_stands_with_its_source_or_with_why_there_is_none() {
        ReviewId review = held();
        Report report = report(review);

        assertThat(House.rows(report, "Inputs by clause"))
                .hasSize(reviews()
                        .find(review)
                        .orElseThrow()
                        .state()
                        .terms()
                        .clauses()
                        .size())
                .anySatisfy(row ->
                        assertThat(row).contains(Cell.status(Status.OK, "there"), Cell.text("customer satisfaction")))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                Cell.status(Status.WARNING, "absent, justified"),
                                Cell.text("nothing in the period (u-quality)")));
        assertThat(House.rows(report, "Figures and sources"))
                .anySatisfy(row -> assertThat(row).contains(Cell.text("satisfied"), Cell.text("87 %")));
    }

    @Test
    void who_was_absent_is_named() {
        assertThat(House.rows(report(held()), "Meeting"))
                .anySatisfy(row ->
                        assertThat(row).contains(Cell.text("Eli Marsh"), Cell.status(Status.WARNING, "excused")));
    }

    @Test
    void a_decision_stands_with_its_rationale_and_inputs_and_its_action_is_overdue_after_its_day() {
        ReviewId review = minuted();
        house.on("2026-07-01T09:00:00Z");
        Report report = report(review);

        assertThat(House.rows(report, "Decisions"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains(
                                Cell.text("invest"),
                                Cell.text("satisfaction falls"),
                                Cell.text("customer satisfaction")));
        assertThat(House.rows(report, "Actions"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).contains(Cell.text(SERVICE.id()), Cell.status(Status.BAD, "overdue")));
        assertThat(report.conclusion()).endsWith("of them 1 overdue.");
    }

    @Test
    void the_chair_signs_what_the_minutes_say() {
        ReviewId review = minuted();
        assertThat(report(review).signatures()).containsExactly(SignatureLine.open("Chair", "minutes approved"));

        house.signing(CHAIR).managementReviews().approveMinutes(seen(review));

        assertThat(report(review).signatures()).singleElement().satisfies(line -> {
            assertThat(line.signer()).isEqualTo("Dr. u-chair (u-chair)");
            assertThat(line.meaning()).isEqualTo("minutes approved");
        });
    }

    @Test
    void a_review_that_was_only_planned_says_that_nothing_is_there() {
        ReviewId planned = planned();
        Report report = report(planned);

        assertThat(report.conclusion())
                .startsWith("The review was not held. Inputs: 0 of ")
                .contains("9.3.2")
                .endsWith("0 decisions and 0 actions, of them 0 overdue.");
        assertThat(House.rows(report, "Decisions")).isEmpty();
    }

    @Test
    void a_review_that_is_not_there_and_one_that_the_actor_may_not_read_give_no_report() {
        ReviewId review = planned();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.report(QUALITY, "management-review", "review", "MR-2026-0099"))
                .withMessageContaining("is no management review on record");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.report(NOBODY, "management-review", "review", review));
    }
}
