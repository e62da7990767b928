package io.github.qms4j.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.Catalogue;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.signature.Credentials;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the blocks of docs/management-review.md. */
class ManagementReviewDocumentTest {
    private static final Actor QUALITY = ReviewFixture.QUALITY;
    private static final Actor CEO = ReviewFixture.CEO;

    private final ReviewFixture house = new ReviewFixture();
    private final Qms qms = house.qms;
    private final CatalogueLibrary library = ReviewFixture.LIBRARY;

    private ReviewProgrammeId programme(ManagementReviews reviews) {
        Catalogue iso9001 =
                library.find(CatalogueId.parse("iso-9001:2015-amd1")).orElseThrow();
        ReviewProgrammeId programme = reviews.programmes()
                .establish(ReviewProgrammeDraft.of("Management review", LocalDate.of(2025, 1, 1), Period.ofYears(1))
                        .answering(iso9001)
                        .chairedBy(Member.of("u-ceo", "Ada Roth", Role.SENIOR_MANAGEMENT))
                        .with(Member.of("u-coo", "Ben Voss", Role.SENIOR_MANAGEMENT))
                        .with(Member.of("u-quality", "Dana Kerr", Role.QUALITY_MANAGER))
                        .requiring(Role.QUALITY_MANAGER)
                        .withQuorum(2)
                        .onTheAgenda("actions of the last review", "inputs by clause", "decisions"));
        return programme;
    }

    private List<ReviewClause> inputs(ManagementReviews reviews, ReviewId review) {
        List<ReviewClause> missing = reviews.collect(review);
        reviews.supply(
                review,
                SuppliedInput.of("satisfaction", "iso-9001:2015-amd1/9.3.2-c-1", "survey of June, 212 answers"));
        qms.as(QUALITY, "the risk register starts in March; see MR-2024 for the last one")
                .managementReviews()
                .justify(review, "iso-9001:2015-amd1/9.3.2-e");
        return missing;
    }

    private ActionId meeting(ManagementReviews reviews, ReviewId review) {
        Seen<ReviewId> seen = reviews.find(review).orElseThrow().seen();
        reviews.hold(seen, Meeting.chairedBy("u-ceo").present("u-coo", "u-quality"));
        int decision = reviews.decide(
                review,
                DecisionDraft.of(OutputKind.RESOURCE_NEED, Course.INVEST, "two more agents for the night shift")
                        .because("satisfaction falls where nights are long", "satisfaction")
                        .expecting(ExpectedEffect.of("resolved-in-time", Period.ofMonths(6))));
        ActionId action = reviews.planAction(review, decision, "hire", "u-coo", LocalDate.of(2026, 6, 30));
        reviews.conclude(
                review,
                new Conclusion(
                        Conclusion.Verdict.GIVEN,
                        Conclusion.Verdict.GIVEN,
                        Conclusion.Verdict.GIVEN_WITH_CHANGES,
                        "the system works; nights need people",
                        LocalDate.of(2027, 2, 1)));
        return action;
    }

    private void approval(ReviewId review, Credentials entered) {
        ManagementReviews chair =
                qms.as(CEO, "as we agreed").signing(entered, ZoneOffset.UTC).managementReviews();
        chair.approveMinutes(chair.find(review).orElseThrow().seen());
    }

    private List<InputDifference> outcomes(ManagementReviews reviews, ReviewProgrammeId programme, ReviewId review) {
        List<Involvement> overTime = reviews.outcomes().involvement(programme);
        assertThat(overTime).hasSize(1);
        List<InputDifference> since = reviews.outcomes().sinceThen(review);
        return since;
    }

    private List<ReviewId> planned() {
        List<ReviewId> planned =
                qms.as(QUALITY, "scheduled").managementReviews().programmes().planDue();
        return planned;
    }

    @Test
    @Verifies({"REV-1", "REV-3", "REV-4", "REV-5", "REV-7"})
    void the_blocks_of_the_page_lead_a_review_from_its_programme_to_its_outcomes() {
        ManagementReviews reviews =
                qms.as(QUALITY, "annual review").managementReviews().knowing(library);
        ReviewProgrammeId programme = programme(reviews);
        ReviewId review = planned().get(0);
        assertThat(inputs(reviews, review))
                .extracting(ReviewClause::requirement)
                .contains("iso-9001:2015-amd1/9.3.2-c-1", "iso-9001:2015-amd1/9.3.2-e");
        house.complete(review);
        ActionId action = meeting(reviews, review);
        approval(review, Credentials.both(CEO.id(), new char[] {'x'}));

        assertThat(house.review(review).status()).isEqualTo(ReviewStatus.MINUTES_APPROVED);
        assertThat(house.actions(review)).containsExactly(action);
        assertThat(outcomes(reviews, programme, review)).noneMatch(InputDifference::isChanged);
    }
}
