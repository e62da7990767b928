package io.github.qms4j.objective;

import static io.github.qms4j.objective.ObjectiveStatus.ACHIEVED;
import static io.github.qms4j.objective.ObjectiveStatus.ACTIVE;
import static io.github.qms4j.objective.ObjectiveStatus.DRAFT;
import static io.github.qms4j.objective.ObjectiveStatus.MISSED;
import static io.github.qms4j.objective.ObjectiveStatus.PROPOSED;
import static io.github.qms4j.objective.ObjectiveStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.objective.ObjectiveReview.Decision;
import io.github.qms4j.record.View;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind, more often than not the next step. */
class ObjectiveSequencesTest {
    private static final int COMMANDS = 80;
    private static final List<Actor> PEOPLE = List.of(
            ObjectiveFixture.AUTHOR,
            ObjectiveFixture.OWNER,
            ObjectiveFixture.SERVICE_OWNER,
            ObjectiveFixture.APPROVER,
            ObjectiveFixture.APPROVER,
            Actor.of(ObjectiveFixture.OWNER.id(), Role.COMPLIANCE, Role.SENIOR_MANAGEMENT),
            Actor.of("u-director", Role.SENIOR_MANAGEMENT),
            ObjectiveFixture.MEMBER);

    /** Written down from rule OBJ-4, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(DRAFT, PROPOSED),
            new Step(PROPOSED, DRAFT),
            new Step(PROPOSED, ACTIVE),
            new Step(ACTIVE, ACHIEVED),
            new Step(ACTIVE, MISSED),
            new Step(DRAFT, WITHDRAWN),
            new Step(ACTIVE, WITHDRAWN));

    private record Step(ObjectiveStatus from, ObjectiveStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "OBJ-2", "OBJ-4", "OBJ-7"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (ObjectiveFixture house = new ObjectiveFixture()) {
            assertThat(LAWFUL).containsAll(new Walk(house, new Random(seed)).walk());
        }
    }

    @Test
    @Verifies("OBJ-4")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 200 && !taken.equals(LAWFUL); seed++) {
            try (ObjectiveFixture house = new ObjectiveFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final ObjectiveFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();
        private LocalDate measuredUntil = ObjectiveFixture.START;

        Walk(ObjectiveFixture house, Random random) {
            this.house = house;
            this.random = random;
        }

        Set<Step> walk() {
            ObjectiveId id = house.by(ObjectiveFixture.AUTHOR).draft(house.definition());
            for (int i = 0; i < COMMANDS; i++) {
                ObjectiveStatus before = house.objective(id).status();
                tryOut(id, before);
                Objective after = house.objective(id);
                if (after.status() != before) {
                    taken.add(new Step(before, after.status()));
                }
                assertConsistent(id, after);
            }
            assertThat(house.qms.trail().verify("objective", id.value()).problems())
                    .isEmpty();
            return taken;
        }

        private void tryOut(ObjectiveId id, ObjectiveStatus status) {
            try {
                run(random.nextInt(10) < 7 ? next(status) : random.nextInt(14), id);
            } catch (RefusedException | InvalidInputException | NotFoundException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private int next(ObjectiveStatus status) {
            return switch (status) {
                case DRAFT -> random.nextInt(3);
                case PROPOSED -> random.nextInt(8) == 0 ? 11 + random.nextInt(2) : 3 + random.nextInt(2);
                case ACTIVE -> 5 + random.nextInt(6);
                case ACHIEVED, MISSED, WITHDRAWN -> random.nextInt(14);
            };
        }

        private Objectives somebody() {
            return house.signing(PEOPLE.get(random.nextInt(PEOPLE.size()))).objectives();
        }

        private void run(int command, ObjectiveId id) {
            switch (command) {
                case 0 -> somebody().planAction(id, ObjectiveFixture.action());
                case 1, 2 -> somebody().propose(id);
                case 3 -> somebody().agree(house.seen(id));
                case 4 -> somebody().activate(house.seen(id));
                case 5 -> measure();
                case 6 -> house.clock.advance(Duration.ofDays(random.nextInt(50)));
                case 7 -> withAction(id);
                case 8 -> hold(id);
                case 9 -> somebody().conclude(id);
                case 10 -> somebody().communication().publish(id, house.today().plusDays(14), ObjectiveFixture.NETWORK);
                case 11 -> withLuck(() -> somebody().reject(id));
                case 12 -> withLuck(() -> discard(id));
                default -> withLuck(() -> somebody().withdraw(id));
            }
        }

        private void discard(ObjectiveId id) {
            house.openActions(id)
                    .forEach(action -> house.by(ObjectiveFixture.AUTHOR).removeAction(action));
            somebody().discard(id);
        }

        private void withLuck(Runnable command) {
            if (random.nextInt(6) == 0) {
                command.run();
            }
        }

        private void measure() {
            while (!measuredUntil.plusMonths(1).isAfter(house.today())) {
                house.record(ObjectiveFixture.KPI, measuredUntil, String.valueOf(8 + random.nextInt(6)));
                measuredUntil = measuredUntil.plusMonths(1);
            }
        }

        private void withAction(ObjectiveId id) {
            List<ActionId> open = house.openActions(id);
            if (!open.isEmpty()) {
                somebody().completeAction(open.get(random.nextInt(open.size())), "evidence");
            }
        }

        private void hold(ObjectiveId id) {
            List<View<ObjectiveReviewId, ObjectiveReview>> reviews =
                    house.by(ObjectiveFixture.AUTHOR).reviews().of(id);
            if (!reviews.isEmpty()) {
                somebody()
                        .reviews()
                        .hold(
                                reviews.get(random.nextInt(reviews.size())).id(),
                                "assessed",
                                List.of(new Decision(Decision.Course.CONTINUE, "as it is")));
            }
        }

        private void assertConsistent(ObjectiveId id, Objective objective) {
            List<View<ObjectiveReviewId, ObjectiveReview>> reviews =
                    house.by(ObjectiveFixture.AUTHOR).reviews().of(id);
            switch (objective.status()) {
                case DRAFT, PROPOSED -> assertThat(reviews).isEmpty();
                case ACTIVE -> {
                    assertApproved(id);
                    assertThat(reviews)
                            .hasSize(6)
                            .allMatch(r -> r.state().status() == ReviewStatus.PLANNED
                                    || r.state().status() == ReviewStatus.HELD);
                    assertThat(objective.outcome()).isNull();
                }
                case ACHIEVED, MISSED -> {
                    assertApproved(id);
                    assertThat(objective.outcome())
                            .isNotNull()
                            .returns(
                                    objective.status().name(),
                                    outcome -> outcome.verdict().name());
                    assertThat(house.openActions(id)).isEmpty();
                    assertThat(reviews).noneMatch(r -> r.state().status() == ReviewStatus.PLANNED);
                }
                case WITHDRAWN -> {
                    assertThat(house.openActions(id)).isEmpty();
                    assertThat(reviews).noneMatch(r -> r.state().status() == ReviewStatus.PLANNED);
                }
            }
        }

        private void assertApproved(ObjectiveId id) {
            assertThat(house.qms.trail().history("objective", id.value()))
                    .filteredOn(entry -> entry.signature().isPresent())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.actor().id())
                            .isNotEqualTo(ObjectiveFixture.OWNER.id())
                            .isNotEqualTo(ObjectiveFixture.AUTHOR.id()));
            assertThat(house.by(ObjectiveFixture.AUTHOR).agreements(id))
                    .anyMatch(agreement -> agreement.state().by().id().equals(ObjectiveFixture.SERVICE_OWNER.id()));
        }
    }
}
