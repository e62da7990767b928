package io.github.qms4j.review;

import static io.github.qms4j.review.ReviewStatus.CANCELLED;
import static io.github.qms4j.review.ReviewStatus.CLOSED;
import static io.github.qms4j.review.ReviewStatus.DRAFT;
import static io.github.qms4j.review.ReviewStatus.HELD;
import static io.github.qms4j.review.ReviewStatus.INPUTS_COLLECTED;
import static io.github.qms4j.review.ReviewStatus.MINUTES_APPROVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.trail.TrailEntry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind, more often than not the next step. */
class ReviewSequencesTest {
    private static final int COMMANDS = 80;
    private static final List<Actor> PEOPLE = List.of(
            ReviewFixture.CEO,
            ReviewFixture.COO,
            ReviewFixture.CFO,
            ReviewFixture.QUALITY,
            ReviewFixture.QUALITY,
            ReviewFixture.SERVICE,
            ReviewFixture.AUDITOR,
            Actor.of("u-compliance", Role.COMPLIANCE),
            Actor.of("u-inspector", Role.INSPECTOR));

    /** Written down from rule REV-5, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(DRAFT, INPUTS_COLLECTED),
            new Step(INPUTS_COLLECTED, HELD),
            new Step(HELD, MINUTES_APPROVED),
            new Step(MINUTES_APPROVED, CLOSED),
            new Step(DRAFT, CANCELLED),
            new Step(INPUTS_COLLECTED, CANCELLED),
            new Step(HELD, CANCELLED));

    private record Step(ReviewStatus from, ReviewStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "REV-1", "REV-3", "REV-4", "REV-5", "REV-8"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (ReviewFixture house = new ReviewFixture()) {
            Set<Step> taken = new Walk(house, new Random(seed)).walk();

            assertThat(LAWFUL).containsAll(taken);
            assertThat(taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("REV-5")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 160 && !taken.equals(LAWFUL); seed++) {
            try (ReviewFixture house = new ReviewFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final ReviewFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();

        Walk(ReviewFixture house, Random random) {
            this.house = house;
            this.random = random;
        }

        Set<Step> walk() {
            ReviewId review = house.planned();
            for (int i = 0; i < COMMANDS; i++) {
                ManagementReview before = house.review(review);
                tryOut(review, before.status());
                ManagementReview after = house.review(review);
                if (after.status() != before.status()) {
                    taken.add(new Step(before.status(), after.status()));
                }
                assertStands(before, after);
                assertConsistent(review, after);
                if ((after.status() == CLOSED || after.status() == CANCELLED) && random.nextInt(4) == 0) {
                    verify(review);
                    review = house.planned();
                }
            }
            verify(review);
            return taken;
        }

        private void verify(ReviewId review) {
            assertThat(house.qms
                            .trail()
                            .verify("management-review", review.value())
                            .problems())
                    .isEmpty();
        }

        private void tryOut(ReviewId review, ReviewStatus status) {
            try {
                int command = random.nextInt(10) < 8 ? next(status) : random.nextInt(16);
                run(command, review, house.signing(PEOPLE.get(random.nextInt(PEOPLE.size()))));
            } catch (RefusedException | InvalidInputException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private int next(ReviewStatus status) {
            return switch (status) {
                case DRAFT -> random.nextInt(3);
                case INPUTS_COLLECTED -> 1 + random.nextInt(4);
                case HELD -> 5 + random.nextInt(6);
                case MINUTES_APPROVED -> 11 + random.nextInt(4);
                case CLOSED, CANCELLED -> random.nextInt(16);
            };
        }

        private void run(int command, ReviewId review, QmsSession session) {
            ManagementReviews reviews = session.managementReviews().knowing(ReviewFixture.LIBRARY);
            switch (command) {
                case 0 -> reviews.collect(review);
                case 1 -> reviews.supply(review, ReviewFixture.satisfaction(String.valueOf(random.nextInt(100))));
                case 2 ->
                    house.review(review).unanswered().forEach(clause -> reviews.justify(review, clause.requirement()));
                case 3 -> reviews.hold(house.seen(review), meeting());
                case 4 -> {
                    if (random.nextInt(4) == 0) {
                        reviews.cancel(review);
                    }
                }
                case 5 -> reviews.decide(review, decision());
                case 6 -> reviews.planAction(review, 1 + random.nextInt(3), "do", person(), LocalDate.of(2026, 6, 30));
                case 7 -> reviews.conclude(review, ReviewFixture.conclusion());
                case 8 -> reviews.contribute(review, person(), "a word");
                case 9 -> reviews.approveMinutes(house.seen(review));
                case 10 -> reviews.correctAttendance(review, meeting());
                case 11 -> withAction(review, action -> reviews.completeAction(action, "evidence"));
                case 12 -> withAction(review, reviews::verifyAction);
                case 13 ->
                    withAction(review, action -> {
                        if (random.nextBoolean()) {
                            reviews.carryOver(review, action);
                        }
                    });
                case 14 -> reviews.close(house.seen(review));
                default -> withAction(review, action -> reviews.replaceAction(action, List.of(replacement())));
            }
        }

        private ActionDraft replacement() {
            return ActionDraft.of(OutputKind.IMPROVEMENT, "do otherwise", person(), LocalDate.of(2026, 9, 30));
        }

        private Meeting meeting() {
            Meeting meeting = Meeting.chairedBy(person());
            for (int i = 0; i < 4; i++) {
                meeting = meeting.present(person());
            }
            return meeting;
        }

        private DecisionDraft decision() {
            Course course = List.of(Course.values()).get(random.nextInt(4));
            return DecisionDraft.of(OutputKind.IMPROVEMENT, course, "let us do it")
                    .because("because", random.nextInt(5) == 0 ? "rumours" : "regulatory-changes");
        }

        private String person() {
            return PEOPLE.get(random.nextInt(5)).id();
        }

        private void withAction(ReviewId review, Consumer<ActionId> command) {
            List<ActionId> actions = house.actions(review);
            if (!actions.isEmpty()) {
                command.accept(actions.get(random.nextInt(actions.size())));
            }
        }

        /** Rule REV-8, step by step. */
        private static void assertStands(ManagementReview before, ManagementReview after) {
            if (before.wasHeld()) {
                assertThat(after.inputs()).isEqualTo(before.inputs());
                assertThat(after.terms()).isEqualTo(before.terms());
            }
            if (before.isApproved()) {
                assertThat(after.minutes()).isEqualTo(before.minutes());
            }
        }

        private void assertConsistent(ReviewId number, ManagementReview review) {
            Minutes minutes = review.minutes();
            if (review.wasHeld()) {
                assertThat(review.unanswered()).isEmpty();
                assertThat(review.terms().isSenior(minutes.chair())).isTrue();
                assertThat(minutes.isPresent(minutes.chair())).isTrue();
                assertThat(minutes.decisions())
                        .allSatisfy(decision -> assertThat(decision.basis()).isNotEmpty());
            }
            if (review.isApproved()) {
                assertThat(review.terms().notQuorate(minutes)).isEmpty();
                assertThat(minutes.decisions()).isNotEmpty();
                assertThat(minutes.conclusion()).isNotNull();
                assertThat(signers(number)).containsExactly(minutes.chair());
            }
            if (review.status() == CLOSED) {
                Set<String> settled = new TreeSet<>(review.carriedOver());
                review.actions()
                        .filter(action -> isSettled(action.number()))
                        .forEach(action -> settled.add(action.number()));
                assertThat(settled).containsAll(review.answersFor().toList());
            }
        }

        private boolean isSettled(String number) {
            Action action = house.reviews(ReviewFixture.QUALITY)
                    .action(ReviewActions.TYPE.id(number))
                    .orElseThrow()
                    .state();
            return action.status() == ActionStatus.VERIFIED || action.status() == ActionStatus.CANCELLED;
        }

        private Set<String> signers(ReviewId number) {
            Set<String> signers = new TreeSet<>();
            for (TrailEntry entry : house.qms.trail().history("management-review", number.value())) {
                entry.signature()
                        .ifPresent(signature -> signers.add(signature.signer().id()));
            }
            return signers;
        }
    }
}
