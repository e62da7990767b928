package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.Story.AUDITOR;
import static io.github.qms4j.persistence.jpa.Story.CHAIR;
import static io.github.qms4j.persistence.jpa.Story.KPI;
import static io.github.qms4j.persistence.jpa.Story.QUALITY;
import static io.github.qms4j.persistence.jpa.Story.SERVICE;

import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.review.Conclusion;
import io.github.qms4j.review.Conclusion.Verdict;
import io.github.qms4j.review.Course;
import io.github.qms4j.review.DecisionDraft;
import io.github.qms4j.review.ExpectedEffect;
import io.github.qms4j.review.ManagementReviews;
import io.github.qms4j.review.Meeting;
import io.github.qms4j.review.OutputKind;
import io.github.qms4j.review.ReviewClause;
import io.github.qms4j.review.ReviewDraft;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.review.ReviewProgrammeDraft;
import io.github.qms4j.review.ReviewProgrammeId;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.review.SuppliedInput;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Top management looks at the year before, and decides something of which the effect is judged later. */
record ReviewStory(Story story) {
    private static final LocalDate YEAR_2025 = LocalDate.of(2025, 1, 1);
    private static final ReviewClause SATISFACTION =
            new ReviewClause("iso-9001:2015-amd1/9.3.2-c-1", "9.3.2 c) 1)", "Customer satisfaction");

    ReviewId tell() {
        ReviewId review = held();
        ManagementReviews quality = story.as(QUALITY).managementReviews();
        int decision = quality.decide(
                review,
                DecisionDraft.of(OutputKind.RESOURCE_NEED, Course.INVEST, "one more agent")
                        .because("few are satisfied", "customer satisfaction")
                        .expecting(ExpectedEffect.of(KPI, Period.ofMonths(6))));
        ActionId action = quality.planAction(review, decision, "hire", SERVICE.id(), LocalDate.of(2026, 6, 30));
        quality.conclude(
                review,
                new Conclusion(
                        Verdict.GIVEN, Verdict.GIVEN, Verdict.GIVEN, "the system works", LocalDate.of(2027, 2, 1)));
        story.signing(CHAIR)
                .managementReviews()
                .approveMinutes(quality.find(review).orElseThrow().seen());
        story.as(SERVICE).managementReviews().completeAction(action, "contract 17");
        return review;
    }

    private ReviewId held() {
        ManagementReviews quality = story.as(QUALITY).managementReviews();
        ReviewProgrammeId programme = quality.programmes()
                .establish(ReviewProgrammeDraft.of("Management review", YEAR_2025, Period.ofYears(1))
                        .answering(List.of(SATISFACTION))
                        .chairedBy(Member.of(CHAIR.id(), "Ada Roth", Role.SENIOR_MANAGEMENT))
                        .withQuorum(1)
                        .onTheAgenda("inputs, decisions"));
        ReviewId review =
                quality.plan(programme, ReviewDraft.of(YEAR_2025, YEAR_2025.plusYears(1), LocalDate.of(2026, 4, 1)));
        quality.collect(review);
        story.as(SERVICE)
                .managementReviews()
                .supply(
                        review,
                        SuppliedInput.of("customer satisfaction", SATISFACTION.requirement(), "survey of June")
                                .with("satisfied", Quantity.of("87", "%"), Direction.HIGHER_IS_BETTER));
        quality.hold(quality.find(review).orElseThrow().seen(), Meeting.chairedBy(CHAIR.id()));
        return review;
    }

    /** When the window of the decision is over. */
    void judge(ReviewId review) {
        story.as(AUDITOR).managementReviews().outcomes().judgeEffect(review, 1);
    }
}
