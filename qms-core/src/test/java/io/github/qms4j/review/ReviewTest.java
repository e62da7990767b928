package io.github.qms4j.review;

import static io.github.qms4j.review.ReviewFixture.AUDITOR;
import static io.github.qms4j.review.ReviewFixture.CEO;
import static io.github.qms4j.review.ReviewFixture.CFO;
import static io.github.qms4j.review.ReviewFixture.COO;
import static io.github.qms4j.review.ReviewFixture.QUALITY;
import static io.github.qms4j.review.ReviewFixture.SERVICE;
import static io.github.qms4j.review.ReviewFixture.YEAR_2025;
import static io.github.qms4j.review.ReviewFixture.YEAR_2026;
import static io.github.qms4j.review.ReviewFixture.investment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.delegation.Delegations.Delegate;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.review.ReviewTerms.Member;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A review from its programme to its last action. */
class ReviewTest {
    private final WatchedStorage storage = new WatchedStorage();
    private final ReviewFixture house = new ReviewFixture(storage);

    @AfterEach
    void close() {
        house.close();
    }

    private static void assertRefused(ThrowingCallable command, String rule) {
        assertThatThrownBy(command)
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((RefusedException) e).grounds())
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .contains(rule);
    }

    // --- programme and period ---

    @Test
    @Verifies("REV-1")
    void a_review_takes_period_terms_and_agenda_from_its_programme() {
        ReviewId review = house.planned();

        assertThat(house.review(review)).satisfies(planned -> {
            assertThat(planned.from()).isEqualTo(YEAR_2025);
            assertThat(planned.until()).isEqualTo(YEAR_2026);
            assertThat(planned.terms()).isEqualTo(ReviewFixture.draft().terms());
            assertThat(planned.agenda()).hasSize(3);
            assertThat(planned.status()).isEqualTo(ReviewStatus.DRAFT);
        });
        assertThat(review.value()).isEqualTo("MR-2026-0001");
    }

    @Test
    @Verifies("REV-1")
    void a_period_that_overlaps_the_last_is_refused_and_says_by_how_much() {
        ReviewProgrammeId programme = house.programme();
        house.planned(programme);

        assertThatThrownBy(() -> plan(programme, LocalDate.of(2025, 12, 1), LocalDate.of(2026, 6, 1), ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("overlaps that of MR-2026-0001 by 31 days");
    }

    @Test
    @Verifies("REV-1")
    void a_period_that_leaves_a_gap_is_refused_unless_it_says_why() {
        ReviewProgrammeId programme = house.programme();
        house.planned(programme);
        LocalDate february = LocalDate.of(2026, 2, 1);

        assertThatThrownBy(() -> plan(programme, february, LocalDate.of(2026, 6, 1), ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("leaves a gap of 31 days");
        ReviewId review = plan(programme, february, LocalDate.of(2026, 6, 1), "the site was closed in January");

        assertThat(house.review(review).gap()).isEqualTo("the site was closed in January");
    }

    private ReviewId plan(ReviewProgrammeId programme, LocalDate from, LocalDate until, String gap) {
        return house.reviews(QUALITY)
                .plan(
                        programme,
                        ReviewDraft.of(from, until, until.plusMonths(1)).leavingGap(gap));
    }

    @Test
    @Verifies("REV-1")
    void an_empty_period_is_no_period() {
        assertThatThrownBy(() -> ReviewDraft.of(YEAR_2025, YEAR_2025, YEAR_2026))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    @Verifies({"REV-1", "X-7"})
    void every_review_whose_period_is_over_is_planned_once_however_late_and_often_the_run_is() {
        ReviewProgrammeId programme = house.programme();
        house.clock.set("2028-01-01T00:00:00Z");

        List<ReviewId> planned = house.reviews(QUALITY).programmes().planDue();
        List<ReviewId> again = house.reviews(QUALITY).programmes().planDue();

        assertThat(planned).hasSize(3);
        assertThat(again).isEmpty();
        assertThat(house.reviews(QUALITY)
                        .list(null, ReviewLifeCycle.PROGRAMME.is(programme))
                        .items())
                .extracting(found -> found.state().from().getYear())
                .containsExactly(2025, 2026, 2027);
    }

    @Test
    @Verifies("REV-1")
    void no_review_is_planned_before_its_period_is_over_or_after_its_programme_has_ended() {
        ReviewProgrammeId programme = house.programme();
        house.clock.set("2025-12-31T09:00:00Z");
        assertThat(house.reviews(QUALITY).programmes().planDue()).isEmpty();

        house.reviews(QUALITY).programmes().end(programme);
        house.clock.set("2026-01-12T09:00:00Z");

        assertThat(house.reviews(QUALITY).programmes().planDue()).isEmpty();
        assertRefused(() -> house.planned(programme), "REV-1");
    }

    @Test
    @Verifies("REV-1")
    void other_terms_hold_for_reviews_that_are_planned_after_them() {
        ReviewProgrammeId programme = house.programme();
        ReviewId first = house.planned(programme);
        house.reviews(QUALITY)
                .programmes()
                .revise(programme, ReviewFixture.draft().withQuorum(3));
        ReviewId second = plan(programme, YEAR_2026, LocalDate.of(2027, 1, 1), "");

        assertThat(house.review(first).terms().quorum()).isEqualTo(2);
        assertThat(house.review(second).terms().quorum()).isEqualTo(3);
        assertThat(house.review(second).previous()).isEqualTo(first);
    }

    @Test
    @Verifies("REV-1")
    void low_level_code_cannot_move_what_a_programme_covers() {
        ReviewProgrammeId programme = house.programme();
        house.planned(programme);

        for (Transition<ReviewProgramme> row :
                List.of(ReviewProgrammeLifeCycle.REVISE, ReviewProgrammeLifeCycle.COVER)) {
            assertRefused(
                    () -> Unbounded.records(house.as(QUALITY))
                            .commit(work ->
                                    work.change(row, programme, state -> state.covering(YEAR_2025, state.last()))),
                    "REV-1");
        }
    }

    @Test
    @Verifies("REV-3")
    void a_programme_that_no_meeting_could_satisfy_is_refused_with_all_that_is_wrong() {
        ReviewProgrammeDraft draft = ReviewProgrammeDraft.of("Review", YEAR_2025, Period.ofYears(1))
                .chairedBy(Member.of("u-quality", "Dana Kerr", Role.QUALITY_MANAGER))
                .with(Member.of("U-QUALITY", "Dana Kerr", Role.QUALITY_MANAGER))
                .requiring(Role.REGULATORY_AFFAIRS);

        assertThatThrownBy(() -> house.reviews(QUALITY).programmes().establish(draft))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no clause is named")
                .hasMessageContaining("a person is a member twice")
                .hasMessageContaining("'u-quality' is no member from senior management")
                .hasMessageContaining("a quorum of 2 from 0")
                .hasMessageContaining("no member is REGULATORY_AFFAIRS");
    }

    // --- the meeting ---

    @Test
    @Verifies("REV-3")
    void who_is_not_named_is_absent_and_a_guest_counts_for_no_quorum() {
        ReviewId review = house.collected();
        house.reviews(QUALITY)
                .hold(
                        house.seen(review),
                        Meeting.chairedBy(CEO.id())
                                .present("u-guest")
                                .remote(COO.id())
                                .excused(CFO.id()));

        assertThat(house.review(review).minutes().attendance())
                .extracting(each -> each.person() + " " + each.presence())
                .containsExactlyInAnyOrder(
                        "u-ceo PRESENT",
                        "u-guest PRESENT",
                        "u-coo REMOTE",
                        "u-cfo EXCUSED",
                        "u-quality ABSENT",
                        "u-service ABSENT");
        assertThat(house.as(CEO).can(ReviewLifeCycle.APPROVE_MINUTES, review).toString())
                .contains("nobody was present as QUALITY_MANAGER");
    }

    @Test
    @Verifies("REV-3")
    void without_a_quorum_nothing_is_decided_minutes_are_not_approved_and_the_review_does_not_close() {
        ReviewId review = house.collected();
        house.reviews(QUALITY)
                .hold(house.seen(review), Meeting.chairedBy(CEO.id()).present(QUALITY.id(), "u-deputy-of-coo"));
        assertRefused(() -> house.minuted(review), "REV-3");

        assertRefused(() -> house.signing(CEO).managementReviews().approveMinutes(house.seen(review)), "REV-3");
        assertRefused(() -> house.reviews(QUALITY).close(house.seen(review)), "X-1");

        house.reviews(QUALITY).correctAttendance(review, ReviewFixture.quorate());
        house.approved(house.minuted(review));
        assertThat(house.review(review).status()).isEqualTo(ReviewStatus.MINUTES_APPROVED);
    }

    @Test
    @Verifies("REV-3")
    void a_review_that_came_to_approved_minutes_without_a_quorum_does_not_close_either() {
        ManagementReview approved = house.review(house.verified());
        ManagementReview alone = approved.minuted(
                minutes -> minutes.held(Meeting.chairedBy(CEO.id()), approved.terms(), LocalDate.of(2026, 1, 12)));

        assertThat(ReviewRules.isQuorate().check().against(GuardCases.of(QUALITY, approved)))
                .isEmpty();
        assertThat(ReviewRules.isQuorate().check().against(GuardCases.of(QUALITY, alone)))
                .hasValueSatisfying(why -> assertThat(why).contains("1 of 2 from senior management"));
        assertThat(ReviewLifeCycle.CLOSE.guards())
                .extracting(guard -> guard.rule().id())
                .contains("REV-3");
    }

    @Test
    @Verifies("REV-3")
    void the_chair_is_a_member_from_senior_management_who_was_present() {
        ReviewId review = house.collected();
        Seen<ReviewId> seen = house.seen(review);

        assertRefused(
                () -> house.reviews(QUALITY)
                        .hold(seen, Meeting.chairedBy(QUALITY.id()).present(CEO.id(), COO.id())),
                "REV-3");
        assertRefused(
                () -> house.reviews(QUALITY)
                        .hold(
                                seen,
                                Meeting.chairedBy(CEO.id())
                                        .present(COO.id(), QUALITY.id())
                                        .excused(CEO.id())),
                "REV-3");
        house.reviews(QUALITY).hold(seen, Meeting.chairedBy(COO.id()).present(CFO.id(), QUALITY.id()));

        assertThat(house.review(review).minutes().chair()).isEqualTo(COO.id());
    }

    @Test
    @Verifies("REV-3")
    void contributions_are_of_those_who_took_part() {
        ReviewId review = house.held();
        house.reviews(COO).contribute(review, COO.id(), "the night shift is my first concern");

        assertRefused(() -> house.reviews(QUALITY).contribute(review, CFO.id(), "too expensive"), "REV-3");
        assertThat(house.review(review).minutes().contributions())
                .extracting(each -> each.person() + ": " + each.text() + " (" + each.by() + ")")
                .containsExactly("u-coo: the night shift is my first concern (u-coo)");
    }

    @Test
    @Verifies("REV-1")
    void a_meeting_is_held_on_the_inputs_that_were_seen() {
        ReviewId review = house.collected();
        Seen<ReviewId> seen = house.seen(review);
        house.reviews(SERVICE).supply(review, ReviewFixture.satisfaction("88"));

        assertThatThrownBy(() -> house.reviews(QUALITY).hold(seen, ReviewFixture.quorate()))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Verifies("REV-1")
    void a_meeting_is_put_down_later_under_its_day_and_was_not_before_its_inputs_or_in_the_future() {
        ReviewId review = house.collected();
        house.clock.set("2026-01-20T09:00:00Z");
        Seen<ReviewId> seen = house.seen(review);

        assertThatThrownBy(() -> hold(seen, LocalDate.of(2026, 1, 11)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its inputs were gathered on 2026-01-12, and today is 2026-01-20");
        assertRefused(() -> hold(seen, LocalDate.of(2026, 1, 21)), "REV-1");
        hold(seen, LocalDate.of(2026, 1, 15));

        assertThat(house.review(review).minutes().heldOn()).isEqualTo(LocalDate.of(2026, 1, 15));
    }

    private void hold(Seen<ReviewId> seen, LocalDate on) {
        house.reviews(QUALITY).hold(seen, ReviewFixture.quorate().on(on));
    }

    @Test
    @Verifies("X-6")
    void a_review_that_met_is_not_overdue_while_its_actions_are_carried_out() {
        ReviewId review = house.collected();
        LocalDate march = LocalDate.of(2026, 3, 1);
        assertThat(house.review(review).header().isOverdue(march)).isTrue();
        house.held(review);

        assertThat(house.review(review).header().isOverdue(march)).isFalse();
        assertThat(house.review(review).meetBy()).satisfies(due -> {
            assertThat(due).isNotNull();
            assertThat(due.original()).isEqualTo(LocalDate.of(2026, 2, 1));
        });
    }

    // --- what is decided ---

    @Test
    @Verifies("REV-4")
    void a_decision_names_what_it_is_about_why_and_the_inputs_with_their_hashes() {
        ReviewId review = house.held();
        int number = house.reviews(QUALITY).decide(review, investment());
        ManagementReview held = house.review(review);

        assertThat(number).isEqualTo(1);
        assertThat(held.minutes().decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.output()).isEqualTo(OutputKind.RESOURCE_NEED);
            assertThat(decision.course()).isEqualTo(Course.INVEST);
            assertThat(decision.basis())
                    .extracting(ReviewDecision.Basis::sha256)
                    .containsExactly(held.inputs()
                            .find("customer satisfaction")
                            .orElseThrow()
                            .sha256());
        });
    }

    @Test
    @Verifies("REV-4")
    void a_decision_that_rests_on_no_input_is_refused() {
        ReviewId review = house.held();

        assertThatThrownBy(
                        () -> house.reviews(QUALITY).decide(review, investment().because("we feel so")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("rests on no input")
                .hasMessageContaining("customer satisfaction");
    }

    @Test
    @Verifies("REV-4")
    void a_decision_rests_on_no_input_that_the_review_was_not_given_or_that_was_missing() {
        ReviewId review = house.held();

        for (String input : List.of("rumours", "complaints")) {
            assertThatThrownBy(() ->
                            house.reviews(QUALITY).decide(review, investment().because("so", input)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("'" + input + "', which the review was not given");
        }
    }

    @Test
    @Verifies("REV-4")
    void a_decision_without_rationale_is_no_decision() {
        ReviewId review = house.held();

        assertThatThrownBy(
                        () -> house.reviews(QUALITY).decide(review, investment().because(" ", "customer satisfaction")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("rationale");
    }

    @Test
    @Verifies("REV-4")
    void minutes_are_not_approved_while_nobody_carries_out_a_decision_unless_it_accepts() {
        ReviewId review = house.minuted();
        int open = house.reviews(QUALITY)
                .decide(
                        review,
                        DecisionDraft.of(OutputKind.QMS_CHANGE, Course.MITIGATE, "shorten the procedure")
                                .because("too long", "customer satisfaction"));

        assertThatThrownBy(() -> house.approved(review))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nobody carries out decisions [2]");
        house.reviews(QUALITY)
                .amendDecision(
                        review,
                        open,
                        DecisionDraft.of(OutputKind.QMS_CHANGE, Course.ACCEPT, "the procedure stays")
                                .because("long and right", "customer satisfaction"));
        house.approved(review);

        assertThat(house.review(review).minutes().decision(2).orElseThrow().course())
                .isEqualTo(Course.ACCEPT);
    }

    @Test
    @Verifies("REV-4")
    void an_action_carries_out_a_decision_that_there_is() {
        ReviewId review = house.held();

        assertThatThrownBy(() ->
                        house.reviews(QUALITY).planAction(review, 1, "do", SERVICE.id(), LocalDate.of(2026, 6, 30)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of its 0 decisions");
    }

    @Test
    @Verifies("REV-4")
    void an_action_that_is_removed_leaves_the_minutes() {
        ReviewId review = house.minuted();
        ActionId action = house.action(review);
        house.reviews(QUALITY).removeAction(action);

        assertThat(house.review(review).minutes().actions()).isEmpty();
        assertThat(house.reviews(QUALITY).action(action).orElseThrow().state().status())
                .isEqualTo(ActionStatus.CANCELLED);
    }

    @Test
    @Verifies("REV-4")
    void an_action_is_agreed_at_the_meeting_and_not_afterwards() {
        ReviewId review = house.approved();

        assertRefused(
                () -> house.reviews(QUALITY).planAction(review, 1, "more", SERVICE.id(), LocalDate.of(2026, 6, 30)),
                "REV-4");
        assertRefused(() -> house.reviews(QUALITY).removeAction(house.action(review)), "REV-4");
    }

    @Test
    @Verifies("REV-4")
    void an_action_is_replaced_when_the_minutes_are_approved_and_by_something() {
        ReviewId review = house.minuted();
        ActionDraft instead =
                ActionDraft.of(OutputKind.RESOURCE_NEED, "train two", COO.id(), LocalDate.of(2026, 7, 31));

        assertRefused(() -> house.reviews(AUDITOR).replaceAction(house.action(review), List.of(instead)), "REV-4");
        assertThatThrownBy(() -> house.reviews(AUDITOR).replaceAction(house.action(review), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plan what is done in its place");
    }

    @Test
    @Verifies("REV-4")
    void an_action_is_verified_by_somebody_who_did_not_carry_it_out() {
        ReviewId review = house.approved();
        ActionId action = house.action(review);
        house.reviews(SERVICE).completeAction(action, "contracts 17 and 18");
        Actor alsoAuditor = Actor.of(SERVICE.id(), Role.INTERNAL_AUDITOR);

        assertRefused(() -> house.reviews(alsoAuditor).verifyAction(action), "REV-4");
        house.reviews(AUDITOR).verifyAction(action);

        assertThat(house.reviews(QUALITY).action(action).orElseThrow().state().status())
                .isEqualTo(ActionStatus.VERIFIED);
    }

    // --- minutes and close ---

    @Test
    @Verifies("REV-5")
    void the_chair_approves_the_minutes_with_a_signature_on_what_was_read() {
        ReviewId review = house.minuted();
        Seen<ReviewId> read = house.seen(review);
        house.reviews(COO).contribute(review, COO.id(), "one more word");

        assertThatThrownBy(() -> house.signing(CEO).managementReviews().approveMinutes(read))
                .isInstanceOf(ConflictException.class);
        house.approved(review);

        assertThat(house.qms.trail().history("management-review", review.value()))
                .last()
                .satisfies(entry -> assertThat(entry.signature().orElseThrow()).satisfies(signature -> {
                    assertThat(signature.meaning()).isEqualTo("minutes approved");
                    assertThat(signature.signer().id()).isEqualTo(CEO.id());
                }));
    }

    @Test
    @Verifies({"REV-5", "X-3"})
    void minutes_are_not_approved_by_one_who_was_not_in_the_chair() {
        ReviewId review = house.minuted();

        assertThatThrownBy(() -> house.signing(COO).managementReviews().approveMinutes(house.seen(review)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("u-coo was not in the chair; have 'u-ceo' approve");
        assertThat(house.qms.trail().refusals("management-review", review.value()))
                .hasSize(1);
    }

    @Test
    @Verifies("REV-5")
    void a_delegate_of_the_chair_does_not_approve_minutes_of_what_they_have_not_heard() {
        ReviewId review = house.minuted();
        Instant now = house.clock.instant();
        house.as(CEO)
                .delegations()
                .grant(new Delegate("u-deputy", "Dana Deputy"), CEO.roles(), now, now.plus(Duration.ofDays(14)));
        Actor deputy = Actor.of("u-deputy", Role.TRAINER);

        assertRefused(() -> house.signing(deputy).managementReviews().approveMinutes(house.seen(review)), "REV-5");
    }

    @Test
    @Verifies("REV-5")
    void minutes_without_decision_or_conclusion_are_not_approved() {
        ReviewId review = house.held();

        assertThatThrownBy(() -> house.approved(review))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("decisions")
                .hasMessageContaining("conclusion");
    }

    @Test
    @Verifies("REV-5")
    void a_review_closes_when_its_actions_are_verified() {
        ReviewId review = house.approved();
        ActionId action = house.action(review);

        assertRefused(() -> house.reviews(QUALITY).close(house.seen(review)), "REV-5");
        assertThat(house.as(QUALITY).can(ReviewLifeCycle.CLOSE, review)).isInstanceOf(Decision.Denied.class);
        house.reviews(SERVICE).completeAction(action, "contracts 17 and 18");
        assertRefused(() -> house.reviews(QUALITY).close(house.seen(review)), "REV-5");
        house.reviews(AUDITOR).verifyAction(action);
        assertThat(house.as(QUALITY).can(ReviewLifeCycle.CLOSE, review)).isNotInstanceOf(Decision.Denied.class);
        house.reviews(QUALITY).close(house.seen(review));

        assertThat(house.review(review).status()).isEqualTo(ReviewStatus.CLOSED);
        assertThat(house.review(review).header().endedOn()).isEqualTo(LocalDate.of(2026, 1, 12));
    }

    @Test
    @Verifies("REV-5")
    void a_replaced_action_counts_by_what_is_verified_in_its_place() {
        ReviewId review = house.approved();
        ActionId first = house.action(review);
        ActionId instead = house.reviews(AUDITOR)
                .replaceAction(
                        first,
                        List.of(ActionDraft.of(
                                OutputKind.RESOURCE_NEED, "train two", COO.id(), LocalDate.of(2026, 7, 31))))
                .get(0);

        assertRefused(() -> house.reviews(QUALITY).close(house.seen(review)), "REV-5");
        house.reviews(COO).completeAction(instead, "certificates");
        house.reviews(AUDITOR).verifyAction(instead);
        house.reviews(QUALITY).close(house.seen(review));

        assertThat(house.review(review).minutes().actions())
                .extracting(a -> a.number())
                .containsExactly(first.value());
        assertThat(house.review(review).replacements())
                .extracting(a -> a.number())
                .containsExactly(instead.value());
    }

    @Test
    @Verifies({"REV-2", "REV-5"})
    void an_action_that_is_carried_over_is_the_next_reviews_to_answer_for() {
        ReviewId first = house.carriedOver();
        ActionId action = house.action(first);
        ReviewId second = house.collected(house.next(first));
        assertThat(house.reviews(QUALITY).previousActions(second))
                .extracting(CarriedAction::number)
                .containsExactly(action.value());
        house.held(second);

        assertThat(house.review(second).carriedIn()).singleElement().satisfies(carried -> {
            assertThat(carried.number()).isEqualTo(action.value());
            assertThat(carried.review()).isEqualTo(first);
            assertThat(carried.status()).isEqualTo(ActionStatus.OPEN);
            assertThat(carried.open()).isTrue();
        });
        house.approved(house.minuted(second));
        ActionId own = house.action(second);
        house.reviews(SERVICE).completeAction(own, "done");
        house.reviews(AUDITOR).verifyAction(own);
        assertThatThrownBy(() -> house.reviews(QUALITY).close(house.seen(second)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[" + action + "]");
        house.reviews(SERVICE).completeAction(action, "done late");
        house.reviews(AUDITOR).verifyAction(action);
        house.reviews(QUALITY).close(house.seen(second));

        assertThat(house.review(second).status()).isEqualTo(ReviewStatus.CLOSED);
    }

    @Test
    @Verifies("REV-5")
    void only_what_is_open_and_the_reviews_own_is_carried_over_and_with_a_reason() {
        ReviewId review = house.verified();
        ReviewId other = house.approved();

        assertRefused(() -> house.reviews(QUALITY).carryOver(review, house.action(review)), "REV-5");
        assertRefused(() -> house.reviews(QUALITY).carryOver(review, house.action(other)), "REV-5");
        assertRefused(() -> house.qms.as(QUALITY).managementReviews().carryOver(other, house.action(other)), "X-5");
    }

    @Test
    @Verifies("REV-2")
    void a_review_is_not_held_before_the_last_one_is_closed() {
        ReviewId first = house.approved();
        ReviewId second = house.collected(house.next(first));

        assertThatThrownBy(() -> house.held(second))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(first + " is in MINUTES_APPROVED");
        house.reviews(QUALITY).carryOver(first, house.action(first));
        house.reviews(QUALITY).close(house.seen(first));
        house.held(second);

        assertThat(house.review(second).carriedIn()).hasSize(1);
    }

    @Test
    @Verifies("REV-2")
    void low_level_code_cannot_leave_out_what_was_carried_over() {
        ReviewId second = house.collected(house.next(house.carriedOver()));

        assertRefused(
                () -> Unbounded.records(house.as(QUALITY))
                        .commit(work -> work.change(
                                ReviewLifeCycle.HOLD,
                                house.seen(second),
                                (state, act) -> state.minuted(
                                        minutes -> minutes.held(ReviewFixture.quorate(), state.terms(), act.on())))),
                "REV-2");
    }

    @Test
    @Verifies({"REV-5", "X-9"})
    void of_two_who_close_at_once_one_wins() {
        ReviewId review = house.verified();
        Seen<ReviewId> seen = house.seen(review);
        storage.beforeNextApply(() -> house.reviews(CEO).close(seen));

        assertThatThrownBy(() -> house.reviews(QUALITY).close(seen)).isInstanceOf(ConflictException.class);

        assertThat(house.qms.trail().history("management-review", review.value()))
                .last()
                .satisfies(entry -> assertThat(entry.actor().id()).isEqualTo(CEO.id()));
        assertThat(house.qms.trail().verify("management-review", review.value()).problems())
                .isEmpty();
    }

    @Test
    @Verifies({"REV-5", "X-16"})
    void a_close_that_rests_on_an_action_conflicts_when_that_changes_meanwhile() {
        ReviewId review = house.approved();
        ActionId action = house.action(review);
        house.reviews(QUALITY).carryOver(review, action);
        Seen<ReviewId> seen = house.seen(review);
        storage.beforeNextApply(() -> house.reviews(SERVICE).completeAction(action, "contracts 17 and 18"));

        assertThatThrownBy(() -> house.reviews(QUALITY).close(seen)).isInstanceOf(ConflictException.class);
        assertThat(house.review(review).status()).isEqualTo(ReviewStatus.MINUTES_APPROVED);
    }

    @Test
    @Verifies({"REV-1", "X-9"})
    void of_two_who_plan_the_next_review_at_once_one_wins() {
        ReviewProgrammeId programme = house.programme();
        storage.beforeNextApply(() -> house.planned(programme));

        assertThatThrownBy(() -> house.planned(programme))
                .isInstanceOfAny(ConflictException.class, RefusedException.class);
        assertThat(house.reviews(QUALITY).list(null).items()).hasSize(1);
    }

    @Test
    @Verifies({"REV-1", "X-7"})
    void a_run_that_meets_another_run_plans_nothing_twice() {
        house.programme();
        house.clock.set("2028-01-01T00:00:00Z");
        storage.beforeNextApply(() -> house.reviews(QUALITY).programmes().planDue());

        house.reviews(QUALITY).programmes().planDue();

        assertThat(house.reviews(QUALITY).list(null).items())
                .extracting(found -> found.state().from().getYear())
                .containsExactly(2025, 2026, 2027);
    }

    // --- giving up ---

    @Test
    @Verifies("REV-5")
    void a_cancelled_review_leaves_its_period_to_the_next() {
        ReviewProgrammeId programme = house.programme();
        ReviewId given = house.planned(programme);
        house.reviews(CEO).cancel(given);
        ReviewId again = house.planned(programme);

        assertThat(house.review(given).status()).isEqualTo(ReviewStatus.CANCELLED);
        assertThat(house.review(again).previous()).isNull();
        assertThat(house.review(again).from()).isEqualTo(YEAR_2025);
    }

    @Test
    @Verifies("REV-5")
    void a_review_that_agreed_actions_is_cancelled_when_they_are_removed() {
        ReviewId review = house.minuted();

        assertRefused(() -> house.reviews(CEO).cancel(review), "REV-5");
        house.reviews(QUALITY).removeAction(house.action(review));
        house.reviews(CEO).cancel(review);

        assertThat(house.review(review).status()).isEqualTo(ReviewStatus.CANCELLED);
    }

    @Test
    @Verifies("REV-5")
    void a_review_is_not_cancelled_from_under_a_later_one() {
        ReviewId first = house.planned();
        ReviewId second = house.next(first);

        assertRefused(() -> house.reviews(QUALITY).cancel(first), "REV-5");
        house.reviews(QUALITY).cancel(second);
        house.reviews(QUALITY).cancel(first);

        assertThat(house.review(first).status()).isEqualTo(ReviewStatus.CANCELLED);
    }

    @Test
    @Verifies("X-6")
    void who_prepares_a_review_does_not_put_it_off() {
        ReviewId review = house.planned();
        LocalDate march = LocalDate.of(2026, 3, 1);

        assertRefused(() -> house.reviews(QUALITY).extend(review, march), "X-6");
        house.reviews(CEO).extend(review, march);

        assertThat(house.review(review).header().due()).satisfies(due -> {
            assertThat(due).isNotNull();
            assertThat(due.current()).isEqualTo(march);
        });
    }

    // --- what stands ---

    @Test
    @Verifies("REV-8")
    void no_row_changes_inputs_after_the_meeting_or_minutes_after_their_approval() {
        ReviewId held = house.minuted();
        ReviewId withoutActions = house.held();
        ReviewId approved = house.verified();
        UnaryOperator<ManagementReview> otherInputs = state -> state.with(ReviewInputs.none());
        UnaryOperator<ManagementReview> otherMinutes =
                state -> state.minuted(minutes -> minutes.concluded(new Conclusion(
                        Conclusion.Verdict.GIVEN,
                        Conclusion.Verdict.GIVEN,
                        Conclusion.Verdict.GIVEN,
                        "all is well",
                        YEAR_2026)));
        int tried = 0;
        for (Transition<ManagementReview> row :
                ReviewLifeCycle.TYPE.transitions().rows()) {
            if (row.from().contains(ReviewStatus.HELD.name())) {
                ReviewId review = row == ReviewLifeCycle.CANCEL ? withoutActions : held;
                assertRefused(() -> change(row, review, otherInputs), "REV-8");
                tried++;
            }
            if (row.from().contains(ReviewStatus.MINUTES_APPROVED.name())) {
                assertRefused(() -> change(row, approved, otherInputs), "REV-8");
                assertRefused(() -> change(row, approved, otherMinutes), "REV-8");
                tried++;
            }
        }
        assertRefused(() -> change(ReviewLifeCycle.APPROVE_MINUTES, held, otherMinutes), "REV-8");
        assertThat(tried).isEqualTo(11);
    }

    /** By the chair in every role: what remains against it is the rule. */
    private void change(Transition<ManagementReview> row, ReviewId review, UnaryOperator<ManagementReview> step) {
        Actor anybody = Actor.of(CEO.id(), Role.SENIOR_MANAGEMENT, Role.QUALITY_MANAGER, Role.COMPLIANCE);
        Unbounded.records(house.signing(anybody)).commit(work -> work.change(row, house.seen(review), step));
    }

    @Test
    @Verifies("REV-5")
    void every_review_has_a_trail_that_verifies() {
        ReviewFixture other = new ReviewFixture(new InMemoryStorage());
        for (ReviewStatus status : ReviewStatus.values()) {
            ReviewId review = other.in(status);
            assertThat(other.qms
                            .trail()
                            .verify("management-review", review.value())
                            .problems())
                    .isEmpty();
        }
        other.close();
    }
}
