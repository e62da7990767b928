package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.review.Conclusion;
import io.github.qms4j.review.Course;
import io.github.qms4j.review.DecisionDraft;
import io.github.qms4j.review.ExpectedEffect;
import io.github.qms4j.review.Figure;
import io.github.qms4j.review.InputDifference;
import io.github.qms4j.review.Involvement;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.ManagementReviews;
import io.github.qms4j.review.Meeting;
import io.github.qms4j.review.OutputKind;
import io.github.qms4j.review.ReviewClause;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.review.ReviewInput;
import io.github.qms4j.review.ReviewProgrammeDraft;
import io.github.qms4j.review.ReviewProgrammeId;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.review.SuppliedInput;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Senior management looks at the year, clause by clause, decides, and cannot change afterwards what it looked at. */
final class Reviews {
    static final String LAST_YEAR = "February: the review of last year";
    static final String TITLE = "December: the management review";

    private static final String EDITION = "iso-9001:2015-amd1/";

    private final House house;
    private final Narrator narrator;
    private final ReviewProgrammeId programme;

    /** Establishes the programme of reviews. */
    Reviews(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
        narrator.chapter(LAST_YEAR);
        house.on("02-05");
        programme = reviews(Cast.QUALITY_MANAGER)
                .programmes()
                .establish(ReviewProgrammeDraft.of("Management review", LocalDate.of(2023, 12, 1), Period.ofYears(1))
                        .answering(house.library
                                .find(CatalogueId.parse("iso-9001:2015-amd1"))
                                .orElseThrow())
                        .answering(house.library
                                .find(CatalogueId.parse("iso-13485:2016"))
                                .orElseThrow())
                        .chairedBy(member(Cast.CHIEF_EXECUTIVE, Role.SENIOR_MANAGEMENT))
                        .with(
                                member(Cast.CHIEF_OPERATIONS, Role.SENIOR_MANAGEMENT),
                                member(Cast.CHIEF_FINANCE, Role.SENIOR_MANAGEMENT),
                                member(Cast.QUALITY_MANAGER, Role.QUALITY_MANAGER),
                                member(Cast.SERVICE_MANAGER, Role.SERVICE_MANAGER))
                        .requiring(Role.QUALITY_MANAGER)
                        .withQuorum(2)
                        .onTheAgenda("actions of the last review", "inputs by clause", "decisions"));
        narrator.tells(
                "A programme of management reviews is established: a chair, two more of senior management of whom"
                        + " two must be there, and the clauses that each review considers.");
    }

    private static Member member(Actor actor, Role role) {
        return Member.of(actor.id(), actor.name(), role);
    }

    /** The review of last year, of which little was on record. */
    void lastYear() {
        ReviewId review = planned();
        List<ReviewClause> missing = reviews(Cast.QUALITY_MANAGER).collect(review);
        justify(review, "was kept on paper until January 2025");
        narrator.tells(review + " is planned for last year; on " + missing.size()
                + " clauses nothing is on record, and for each it is said why.");
        reviews(Cast.QUALITY_MANAGER).hold(seen(review), meeting());
        reviews(Cast.QUALITY_MANAGER)
                .decide(
                        review,
                        DecisionDraft.of(OutputKind.QMS_CHANGE, Course.ACCEPT, "the records are kept in one system")
                                .because("paper does not show a trend", firstInput(review)));
        conclude(review, LocalDate.of(2026, 1, 31));
        approve(review);
        reviews(Cast.QUALITY_MANAGER).close(seen(review));
        narrator.tells("It is held, its minutes are signed by the chair, and it is closed.");
    }

    /** The review of this year. */
    ReviewId tell() {
        narrator.chapter(TITLE);
        house.on("12-12");
        ReviewId review = planned();
        List<ReviewClause> missing = reviews(Cast.QUALITY_MANAGER).collect(review);
        narrator.tells(review + " is planned, for its period is over. The inputs are gathered from the records; on "
                + missing.size() + " clauses there is nothing.");
        narrator.refuses(
                "the meeting is held all the same",
                () -> reviews(Cast.QUALITY_MANAGER).hold(seen(review), meeting()));
        supply(review);
        justify(review, "nothing of the kind in the period");
        tellInputs(review);
        hold(review);
        minute(review);
        sinceThen(review);
        return review;
    }

    private ReviewId planned() {
        return house.as(Cast.QUALITY_MANAGER, "scheduled")
                .managementReviews()
                .programmes()
                .planDue()
                .get(0);
    }

    private void supply(ReviewId review) {
        reviews(Cast.SERVICE_MANAGER)
                .supply(
                        review,
                        SuppliedInput.of("satisfaction", EDITION + "9.3.2-c-1", "survey of November, 212 answers")
                                .with("satisfied users", Quantity.of(81, "%"), Direction.HIGHER_IS_BETTER));
        reviews(Cast.CHIEF_OPERATIONS)
                .supply(
                        review,
                        SuppliedInput.of("resources", EDITION + "9.3.2-d", "thirteen agents, two of them in training"));
        narrator.tells("The survey of users and the need for people are supplied by those who know.");
    }

    private void justify(ReviewId review, String why) {
        for (ReviewClause clause : review(review).unanswered()) {
            house.as(Cast.QUALITY_MANAGER, why + ": " + clause.heading())
                    .managementReviews()
                    .justify(review, clause.requirement());
        }
    }

    private void tellInputs(ReviewId review) {
        ManagementReview state = review(review);
        List<ReviewInput> there =
                state.inputs().inputs().stream().filter(ReviewInput::isThere).toList();
        narrator.shows(there.size() + " inputs answer "
                + there.stream()
                        .flatMap(input -> input.clauses().stream())
                        .distinct()
                        .count() + " clauses; "
                + state.inputs().justifications().size() + " are justified.");
        for (ReviewInput input : there) {
            for (Figure figure : input.figures()) {
                Figure.Before before = figure.before();
                if (before != null && input.name().equals("kpis")) {
                    narrator.shows(input.name() + ", " + figure.name() + ": " + text(figure.result())
                            + ", at the last review " + text(before.result()) + ".");
                }
            }
        }
    }

    private static String text(Result result) {
        return result instanceof Result.Measured measured ? measured.quantity().toString() : "no data";
    }

    private void hold(ReviewId review) {
        house.on("12-15");
        reviews(Cast.QUALITY_MANAGER)
                .hold(seen(review), Meeting.chairedBy(Cast.CHIEF_EXECUTIVE.id()).present(Cast.QUALITY_MANAGER.id()));
        narrator.tells("The meeting begins with the chair and nobody else from senior management.");
        narrator.refuses("it decides without its quorum", () -> decide(review));
        reviews(Cast.QUALITY_MANAGER).correctAttendance(review, meeting());
        narrator.tells("The chief of operations joins, which is put on record.");
        reviews(Cast.QUALITY_MANAGER)
                .contribute(review, Cast.CHIEF_OPERATIONS.id(), "the weeks of holidays come again next year");
    }

    private static Meeting meeting() {
        return Meeting.chairedBy(Cast.CHIEF_EXECUTIVE.id())
                .present(Cast.CHIEF_OPERATIONS.id(), Cast.QUALITY_MANAGER.id(), Cast.SERVICE_MANAGER.id());
    }

    private int decide(ReviewId review) {
        return reviews(Cast.QUALITY_MANAGER)
                .decide(
                        review,
                        DecisionDraft.of(
                                        OutputKind.RESOURCE_NEED,
                                        Course.INVEST,
                                        "two more agents from June to September")
                                .because("three months were below what was agreed", firstInput(review), "resources")
                                .expecting(ExpectedEffect.of(ServiceLevels.RESOLUTION, Period.ofMonths(6))));
    }

    private void minute(ReviewId review) {
        int decision = decide(review);
        conclude(review, LocalDate.of(2026, 12, 31));
        narrator.refuses("the chair signs while nobody is to hire", () -> approve(review));
        ActionId action = reviews(Cast.QUALITY_MANAGER)
                .planAction(review, decision, "hire two agents", Cast.CHIEF_OPERATIONS.id(), LocalDate.of(2026, 5, 31));
        approve(review);
        narrator.tells("It decides to invest in two more agents, which rests on inputs and has an action, " + action
                + ". The chair signs the minutes as they were read.");
        narrator.refuses(
                "the quality manager closes the review with the action open",
                () -> reviews(Cast.QUALITY_MANAGER).close(seen(review)));
        house.as(Cast.QUALITY_MANAGER, "is due in May").managementReviews().carryOver(review, action);
        reviews(Cast.QUALITY_MANAGER).close(seen(review));
        narrator.tells("The action is carried over to the next review, and this one is closed.");
        Involvement involvement = reviews(Cast.QUALITY_MANAGER).outcomes().involvement(programme).stream()
                .filter(found -> found.review().equals(review))
                .findFirst()
                .orElseThrow();
        narrator.shows("who took part: " + involvement.present().size() + " of " + involvement.members()
                + " members, " + involvement.seniorPresent() + " from senior management of the " + involvement.quorum()
                + " that it takes.");
    }

    /** An input changes afterwards; the minutes do not. */
    private void sinceThen(ReviewId review) {
        house.on("12-18");
        String before = hash(review);
        Measurement november = house.as(Cast.QUALITY_ENGINEER).kpis().measurements(ServiceLevels.RESPONSE).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        house.as(Cast.QUALITY_ENGINEER, "eleven tickets were counted twice")
                .kpis()
                .record(
                        "correction of November",
                        List.of(Measurement.entered(
                                ServiceLevels.RESPONSE,
                                november.from(),
                                november.until(),
                                Result.measured(Quantity.of("2.66", "h")),
                                MeasurementSource.named("recount of 18 December"))));
        narrator.tells("Three days later a figure of November is corrected.");
        for (InputDifference difference :
                reviews(Cast.QUALITY_MANAGER).outcomes().sinceThen(review)) {
            if (difference.isChanged()) {
                narrator.shows("since then: " + difference.input() + " is another"
                        + difference.figures().stream()
                                .map(figure -> ", " + figure.figure() + " was " + text(figure.then()) + " and is "
                                        + text(figure.now()))
                                .reduce("", String::concat)
                        + ".");
            }
        }
        narrator.shows("the review itself has " + (before.equals(hash(review)) ? "not changed." : "changed."));
    }

    private String hash(ReviewId review) {
        return review(review).toString();
    }

    private void conclude(ReviewId review, LocalDate next) {
        reviews(Cast.QUALITY_MANAGER)
                .conclude(
                        review,
                        new Conclusion(
                                Conclusion.Verdict.GIVEN,
                                Conclusion.Verdict.GIVEN,
                                Conclusion.Verdict.GIVEN_WITH_CHANGES,
                                "the system works; what recurs needs people and not only rules",
                                next));
    }

    private void approve(ReviewId review) {
        house.signing(Cast.CHIEF_EXECUTIVE, "as we agreed").managementReviews().approveMinutes(seen(review));
    }

    private String firstInput(ReviewId review) {
        return review(review).inputs().inputs().stream()
                .filter(ReviewInput::isThere)
                .map(ReviewInput::name)
                .findFirst()
                .orElseThrow();
    }

    private ManagementReviews reviews(Actor actor) {
        QmsSession session = house.as(actor);
        return session.managementReviews().knowing(house.library);
    }

    private ManagementReview review(ReviewId review) {
        return reviews(Cast.QUALITY_MANAGER).find(review).orElseThrow().state();
    }

    private Seen<ReviewId> seen(ReviewId review) {
        return reviews(Cast.QUALITY_MANAGER).find(review).orElseThrow().seen();
    }
}
