package io.github.qms4j.solution;

import static io.github.qms4j.solution.SolutionFixture.HASH;
import static io.github.qms4j.solution.SolutionFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionStatus;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.solution.Implementation.PlannedMilestone;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind, more often than not the next step. */
class SolutionSequencesTest {
    private static final int COMMANDS = 150;
    private static final List<Actor> PEOPLE = List.of(
            Actor.of("u-1", Role.QUALITY_MANAGER),
            Actor.of("u-2", Role.QUALITY_MANAGER, Role.IT_MANAGER),
            Actor.of("u-3", Role.COMPLIANCE),
            Actor.of("u-4", Role.COMPLIANCE, Role.IT_MANAGER, Role.QUALITY_MANAGER),
            Actor.of("u-5", Role.IT_MANAGER),
            Actor.of("u-6", Role.REGULATORY_AFFAIRS),
            Actor.of("u-7", Role.SERVICE_MANAGER),
            Actor.of("u-8", Role.INSPECTOR));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "SOL-1", "SOL-2", "SOL-3", "SOL-4"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (SolutionFixture house = new SolutionFixture()) {
            Walk walk = new Walk(house, new Random(seed));
            walk.run();
            assertThat(walk.selected).isNotEmpty();
        }
    }

    @Test
    @Verifies({"SOL-2", "SOL-3", "SOL-4"})
    void the_sequences_come_to_every_status_that_there_is() {
        Set<SelectionStatus> selected = EnumSet.noneOf(SelectionStatus.class);
        Set<ImplementationStatus> implemented = EnumSet.noneOf(ImplementationStatus.class);
        for (long seed = 100; seed < 160 && (selected.size() < 5 || implemented.size() < 5); seed++) {
            try (SolutionFixture house = new SolutionFixture()) {
                Walk walk = new Walk(house, new Random(seed));
                walk.run();
                selected.addAll(walk.selected);
                implemented.addAll(walk.implemented);
            }
        }
        assertThat(selected).containsExactlyInAnyOrder(SelectionStatus.values());
        assertThat(implemented).containsExactlyInAnyOrder(ImplementationStatus.values());
    }

    private static final class Walk {
        private final SolutionFixture house;
        private final Random random;
        private final Set<SelectionStatus> selected = new HashSet<>();
        private final Set<ImplementationStatus> implemented = new HashSet<>();

        Walk(SolutionFixture house, Random random) {
            this.house = house;
            this.random = random;
        }

        void run() {
            SelectionId selection = house.opened();
            for (int i = 0; i < COMMANDS && house.selection(selection).status() != SelectionStatus.DECIDED; i++) {
                attemptSelection(selection);
                assertConsistent(selection);
                if (house.selection(selection).status() == SelectionStatus.CANCELLED) {
                    selection = house.opened();
                }
            }
            assertSound("selection", selection.value());
            ImplementationId implementation = house.planning();
            for (int i = 0; i < COMMANDS; i++) {
                attemptImplementation(implementation);
                assertConsistent(implementation);
                if (house.implementation(implementation).status() == ImplementationStatus.CANCELLED) {
                    implementation = house.planning();
                }
            }
            assertSound("implementation", implementation.value());
        }

        private void assertSound(String type, String id) {
            assertThat(house.qms.trail().verify(type, id).problems()).isEmpty();
        }

        private QmsSession session() {
            return house.signing(PEOPLE.get(random.nextInt(PEOPLE.size())));
        }

        private String oneOf(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private Capacity capacity() {
            return Capacity.valueOf(oneOf("OPERATIONAL", "QUALITY", "REGULATORY"));
        }

        private String score() {
            return String.valueOf(random.nextInt(6));
        }

        private void attemptSelection(SelectionId id) {
            try {
                int command = random.nextInt(10) < 7 ? next(house.selection(id).status()) : random.nextInt(9);
                select(command, id, session().solutions().selections());
            } catch (RefusedException | InvalidInputException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private int next(SelectionStatus status) {
            return switch (status) {
                case SPECIFICATION -> 0;
                case EVALUATION -> random.nextInt(3) == 0 ? 4 : 1 + random.nextInt(2);
                case DECISION -> 5 + random.nextInt(2);
                case DECIDED, CANCELLED -> random.nextInt(9);
            };
        }

        private void select(int command, SelectionId id, Selections selections) {
            String candidate = oneOf("A", "B");
            switch (command) {
                case 0 -> selections.beginEvaluation(id);
                case 1 -> selections.judge(id, candidate, "R-1", random.nextInt(5) > 0, "shown");
                case 2 -> {
                    if (evaluators(id) < 2) {
                        selections.score(id, candidate, SolutionFixture.scores(score(), score(), score()));
                    } else {
                        house.selection(id)
                                .sheets()
                                .forEach(sheet -> house.solutions(person(sheet.evaluator()))
                                        .selections()
                                        .score(
                                                id,
                                                other(id, sheet),
                                                SolutionFixture.scores(score(), score(), score())));
                    }
                }
                case 3 -> selections.correctScore(id, candidate, SolutionFixture.scores(score(), score(), score()));
                case 4 ->
                    selections.propose(
                            id,
                            ProposalDraft.of(candidate, "it is")
                                    .rejecting(candidate.equals("A") ? "B" : "A", "is not"));
                case 5 -> selections.sign(house.seen(id), capacity());
                case 6 -> selections.conclude(id);
                case 7 -> selections.reject(house.seen(id), capacity());
                default -> {
                    if (random.nextInt(4) == 0) {
                        selections.cancel(id);
                    }
                }
            }
        }

        private long evaluators(SelectionId id) {
            return house.selection(id).sheets().stream()
                    .map(s -> s.evaluator().id())
                    .distinct()
                    .count();
        }

        private static Actor person(By by) {
            return PEOPLE.stream()
                    .filter(p -> p.id().equals(by.id()))
                    .findFirst()
                    .orElseThrow();
        }

        /** A candidate that the evaluator of a sheet has not scored, if there is one. */
        private String other(SelectionId id, ScoreSheet sheet) {
            return house.selection(id).sheet("A", sheet.evaluator()).isPresent() ? "B" : "A";
        }

        private void assertConsistent(SelectionId id) {
            Selection state = house.selection(id);
            selected.add(state.status());
            Set<String> sheets = new HashSet<>();
            state.sheets()
                    .forEach(s -> assertThat(sheets.add(s.candidate() + s.evaluator()))
                            .isTrue());
            if (state.status() == SelectionStatus.DECIDED) {
                assertDecided(id, state);
            } else {
                assertThat(state.conclusion()).isNull();
            }
        }

        private void assertDecided(SelectionId id, Selection state) {
            Selection.Proposal proposal = Objects.requireNonNull(state.proposal());
            assertThat(state.result().ranking()).contains(proposal.choice().winner());
            List<Approval> counting = house.solutions(QUALITY).selections().signatures(id).stream()
                    .filter(Selections.Signature::counts)
                    .map(s -> s.approval().state())
                    .toList();
            assertThat(counting)
                    .extracting(Approval::capacity)
                    .containsExactlyInAnyOrder("operational", "quality", "regulatory");
            assertThat(counting).extracting(a -> a.by().id()).doesNotHaveDuplicates();
            assertThat(counting).noneMatch(a -> a.by().shares(proposal.by()));
            assertThat(counting)
                    .extracting(Approval::contentHash)
                    .containsOnly(Objects.requireNonNull(state.conclusion()).contentHash());
        }

        private void attemptImplementation(ImplementationId id) {
            try {
                int command =
                        random.nextInt(10) < 7 ? next(house.implementation(id).status()) : random.nextInt(12);
                implement(command, id, session().solutions());
            } catch (RefusedException | InvalidInputException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private int next(ImplementationStatus status) {
            return switch (status) {
                case PLANNING -> random.nextInt(2);
                case IMPLEMENTING -> 2 + random.nextInt(6);
                case LIVE -> 8 + random.nextInt(2);
                case CLOSED, CANCELLED -> random.nextInt(12);
            };
        }

        private void implement(int command, ImplementationId id, Solutions solutions) {
            Implementations work = solutions.implementations();
            switch (command) {
                case 0 -> work.planMilestones(id, milestone(id));
                case 1 -> work.begin(id);
                case 2, 10 -> reachOne(id, work);
                case 3 ->
                    work.keepEvidence(
                            id,
                            new ValidationEvidence(
                                    ValidationEvidence.Kind.CSA, "CSA", HASH, random.nextInt(3) > 0, "as tested"));
                case 4 -> {
                    house.trained.add("u-1/c");
                    work.nameAffected(id, Affected.of("c", List.of(oneOf("u-1", "u-1", "u-2"))));
                }
                case 5 -> work.planRollback(id, new RollbackPlan("RB", HASH, "u-1"));
                case 6 -> {
                    if (house.implementation(id).effects().isEmpty()) {
                        house.declareEffect(id);
                    }
                }
                case 7 -> work.goLive(house.seen(id));
                case 8 -> {
                    if (house.implementation(id).liveOn() != null) {
                        house.clock.advance(Duration.ofDays(random.nextInt(90)));
                    }
                    judge(id, solutions);
                }
                case 9 -> work.close(id);
                default -> {
                    if (random.nextInt(4) == 0) {
                        work.cancel(id);
                    }
                }
            }
        }

        private MilestoneDraft milestone(ImplementationId id) {
            List<PlannedMilestone> planned = house.implementation(id).milestones();
            MilestoneDraft draft = SolutionFixture.milestone("m" + planned.size(), random.nextInt(9), "2026-03-20");
            return planned.isEmpty() ? draft : draft.after(oneOf(planned.get(0).key(), "unknown"));
        }

        private void reachOne(ImplementationId id, Implementations work) {
            List<View<ActionId, Action>> open = house.solutions(QUALITY).implementations().milestones(id).stream()
                    .filter(m -> m.state().status() == ActionStatus.OPEN)
                    .toList();
            if (!open.isEmpty()) {
                work.reach(open.get(random.nextInt(open.size())).id(), "protocol");
            }
        }

        private void judge(ImplementationId id, Solutions solutions) {
            house.defineKpi();
            house.measure("2025-08-01", 20, 21, 22, 23, 24, 25);
            house.measure("2026-04-01", 10, 11, 12, 13, 14, 15);
            house.implementation(id).effects().forEach(solutions.effects()::judge);
        }

        private void assertConsistent(ImplementationId id) {
            Implementation state = house.implementation(id);
            implemented.add(state.status());
            boolean wentLive = EnumSet.of(ImplementationStatus.LIVE, ImplementationStatus.CLOSED)
                    .contains(state.status());
            LocalDate liveOn = state.liveOn();
            assertThat(liveOn != null).isEqualTo(wentLive);
            if (wentLive) {
                assertThat(state.evidence(ValidationEvidence.Kind.CSA)
                                .orElseThrow()
                                .passed())
                        .isTrue();
                assertThat(Objects.requireNonNull(state.affected()).persons()).containsExactly("u-1");
                assertThat(state.rollback()).isNotNull();
                assertThat(state.effects()).hasSize(1);
                assertThat(house.solutions(QUALITY).implementations().milestones(id))
                        .extracting(m -> m.state().status())
                        .containsOnly(ActionStatus.DONE);
            }
            if (state.status() == ImplementationStatus.CLOSED) {
                assertThat(house.effect(state.effects().get(0)).status()).isEqualTo(SolutionEffect.Status.JUDGED);
            }
        }
    }
}
