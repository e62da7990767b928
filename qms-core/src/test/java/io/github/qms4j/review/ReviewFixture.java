package io.github.qms4j.review;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.record.Seen;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.signature.Credentials;
import io.github.qms4j.spi.signature.Authentication;
import io.github.qms4j.spi.signature.Signer;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** An engine with people who each do their own part, and the shortest lawful way of a review to each status. */
final class ReviewFixture implements AutoCloseable {
    static final CatalogueLibrary LIBRARY = CatalogueLibrary.builtIn();
    static final String RISKS = "iso-9001:2015-amd1/9.3.2-e";
    static final String SATISFACTION = "iso-9001:2015-amd1/9.3.2-c-1";
    static final LocalDate YEAR_2025 = LocalDate.of(2025, 1, 1);
    static final LocalDate YEAR_2026 = LocalDate.of(2026, 1, 1);

    /** In the chair. */
    static final Actor CEO = Actor.of("u-ceo", Role.SENIOR_MANAGEMENT);

    static final Actor COO = Actor.of("u-coo", Role.SENIOR_MANAGEMENT);
    static final Actor CFO = Actor.of("u-cfo", Role.SENIOR_MANAGEMENT);
    /** Prepares, takes the minutes, closes. */
    static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    /** Carries out. */
    static final Actor SERVICE = Actor.of("u-service", Role.SERVICE_MANAGER);
    /** Verifies and judges. */
    static final Actor AUDITOR = Actor.of("u-auditor", Role.INTERNAL_AUDITOR);

    final SettableClock clock = new SettableClock("2026-01-12T09:00:00Z");
    final Qms qms;

    ReviewFixture() {
        this(new InMemoryStorage());
    }

    ReviewFixture(QmsStorage storage) {
        qms = Qms.builder()
                .storage(storage)
                .clock(clock)
                .checkpointKeys(new InMemoryCheckpointKeys())
                .signatureAuthenticator((records, attempt, secret) -> new Authentication.Authenticated(
                        new Signer(attempt.identification(), "Dr. " + attempt.identification())))
                .build();
    }

    QmsSession as(Actor actor) {
        return qms.as(actor, "as discussed");
    }

    /** With everything that it takes to sign once. */
    QmsSession signing(Actor actor) {
        return as(actor).signing(Credentials.both(actor.id(), new char[] {'x'}), ZoneOffset.UTC);
    }

    ManagementReviews reviews(Actor actor) {
        return as(actor).managementReviews().knowing(LIBRARY);
    }

    static ReviewProgrammeDraft draft() {
        return ReviewProgrammeDraft.of("Management review", YEAR_2025, Period.ofYears(1))
                .answering(LIBRARY.find(CatalogueId.parse("iso-9001:2015-amd1")).orElseThrow())
                .answering(LIBRARY.find(CatalogueId.parse("iso-13485:2016")).orElseThrow())
                .chairedBy(Member.of(CEO.id(), "Ada Roth", Role.SENIOR_MANAGEMENT))
                .with(
                        Member.of(COO.id(), "Ben Voss", Role.SENIOR_MANAGEMENT),
                        Member.of(CFO.id(), "Cem Aydin", Role.SENIOR_MANAGEMENT),
                        Member.of(QUALITY.id(), "Dana Kerr", Role.QUALITY_MANAGER),
                        Member.of(SERVICE.id(), "Eli Marsh", Role.SERVICE_MANAGER))
                .requiring(Role.QUALITY_MANAGER)
                .withQuorum(2)
                .onTheAgenda("actions of the last review", "inputs by clause", "decisions");
    }

    ReviewProgrammeId programme() {
        return reviews(QUALITY).programmes().establish(draft());
    }

    ReviewId planned() {
        return planned(programme());
    }

    /** The review of 2025. */
    ReviewId planned(ReviewProgrammeId programme) {
        return reviews(QUALITY).plan(programme, ReviewDraft.of(YEAR_2025, YEAR_2026, LocalDate.of(2026, 2, 1)));
    }

    ReviewId collected() {
        return collected(planned());
    }

    /** Collected, with the satisfaction of customers supplied and everything else that is missing justified. */
    ReviewId collected(ReviewId review) {
        reviews(QUALITY).collect(review);
        complete(review);
        return review;
    }

    void complete(ReviewId review) {
        reviews(SERVICE).supply(review, satisfaction("87"));
        review(review)
                .unanswered()
                .forEach(clause -> as(QUALITY)
                        .because("nothing of the kind in the period: " + clause.heading())
                        .managementReviews()
                        .justify(review, clause.requirement()));
    }

    static SuppliedInput satisfaction(String percent) {
        return SuppliedInput.of("customer satisfaction", SATISFACTION, "survey of June, 212 answers")
                .with("satisfied", Quantity.of(percent, "%"), Direction.HIGHER_IS_BETTER);
    }

    static Meeting quorate() {
        return Meeting.chairedBy(CEO.id()).present(COO.id(), QUALITY.id(), SERVICE.id());
    }

    ReviewId held() {
        return held(collected());
    }

    ReviewId held(ReviewId collected) {
        reviews(QUALITY).hold(seen(collected), quorate());
        return collected;
    }

    static DecisionDraft investment() {
        return DecisionDraft.of(OutputKind.RESOURCE_NEED, Course.INVEST, "two more agents for the night shift")
                .because("satisfaction falls where nights are long", "customer satisfaction");
    }

    static Conclusion conclusion() {
        return new Conclusion(
                Conclusion.Verdict.GIVEN,
                Conclusion.Verdict.GIVEN,
                Conclusion.Verdict.GIVEN_WITH_CHANGES,
                "the system works; nights need people",
                LocalDate.of(2027, 2, 1));
    }

    /** With one decision and one action, ready for the chair. */
    ReviewId minuted() {
        return minuted(held());
    }

    ReviewId minuted(ReviewId held) {
        int decision = reviews(QUALITY).decide(held, investment());
        reviews(QUALITY).planAction(held, decision, "hire two agents", SERVICE.id(), LocalDate.of(2026, 6, 30));
        reviews(QUALITY).conclude(held, conclusion());
        return held;
    }

    ReviewId approved() {
        return approved(minuted());
    }

    ReviewId approved(ReviewId minuted) {
        signing(CEO).managementReviews().approveMinutes(seen(minuted));
        return minuted;
    }

    ActionId action(ReviewId review) {
        return actions(review).get(0);
    }

    List<ActionId> actions(ReviewId review) {
        return review(review)
                .actions()
                .map(action -> ReviewActions.TYPE.id(action.number()))
                .toList();
    }

    ReviewId verified() {
        ReviewId review = approved();
        reviews(SERVICE).completeAction(action(review), "contracts 17 and 18");
        reviews(AUDITOR).verifyAction(action(review));
        return review;
    }

    ReviewId closed() {
        ReviewId review = verified();
        reviews(QUALITY).close(seen(review));
        return review;
    }

    /** Closed with its one action carried over. */
    ReviewId carriedOver() {
        ReviewId review = approved();
        reviews(QUALITY).carryOver(review, action(review));
        reviews(QUALITY).close(seen(review));
        return review;
    }

    ReviewId cancelled() {
        ReviewId review = planned();
        reviews(QUALITY).cancel(review);
        return review;
    }

    /** A review that has just come to a status. */
    ReviewId in(ReviewStatus status) {
        return switch (status) {
            case DRAFT -> planned();
            case INPUTS_COLLECTED -> collected();
            case HELD -> held();
            case MINUTES_APPROVED -> approved();
            case CLOSED -> closed();
            case CANCELLED -> cancelled();
        };
    }

    /** The review of 2026 after another, at the beginning of 2027. */
    ReviewId next(ReviewId last) {
        clock.set("2027-01-12T09:00:00Z");
        return reviews(QUALITY)
                .plan(
                        review(last).programme(),
                        ReviewDraft.of(YEAR_2026, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 1)));
    }

    ManagementReview review(ReviewId number) {
        return as(QUALITY).managementReviews().find(number).orElseThrow().state();
    }

    /** As somebody is shown it before they sign. */
    Seen<ReviewId> seen(ReviewId number) {
        return as(QUALITY).managementReviews().find(number).orElseThrow().seen();
    }

    @Override
    public void close() {
        qms.close();
    }
}
