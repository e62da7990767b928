package io.github.qms4j.practice;

import static io.github.qms4j.practice.ChangeStatus.AUTHORISATION;
import static io.github.qms4j.practice.ChangeStatus.CANCELLED;
import static io.github.qms4j.practice.ChangeStatus.CLOSED;
import static io.github.qms4j.practice.ChangeStatus.DRAFT;
import static io.github.qms4j.practice.ChangeStatus.IMPLEMENTATION;
import static io.github.qms4j.practice.ChangeStatus.REJECTED;
import static io.github.qms4j.practice.ChangeStatus.REVIEW;
import static io.github.qms4j.practice.ChangeStatus.SCHEDULED;
import static io.github.qms4j.practice.PracticeFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.By;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.capa.RootCause;
import io.github.qms4j.capa.RootCauseMethod;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.practice.Change.Outcome;
import io.github.qms4j.practice.RiskAssessment.Degree;
import io.github.qms4j.record.View;
import java.time.Duration;
import java.time.Instant;
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
class PracticeSequencesTest {
    private static final int COMMANDS = 200;
    private static final List<Actor> PEOPLE = List.of(
            Actor.of("u-1", Role.SERVICE_MANAGER),
            Actor.of("u-2", Role.SERVICE_MANAGER, Role.IT_MANAGER),
            Actor.of("u-3", Role.IT_MANAGER),
            Actor.of("u-4", Role.IT_MANAGER, Role.QUALITY_MANAGER),
            Actor.of("u-5", Role.QUALITY_MANAGER),
            Actor.of("u-6", Role.COMPLIANCE, Role.SERVICE_MANAGER),
            Actor.of("u-7", Role.SERVICE_AGENT),
            Actor.of("u-8", Role.INSPECTOR));

    /** Written down from rule SD-6, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(DRAFT, AUTHORISATION),
            new Step(DRAFT, SCHEDULED),
            new Step(DRAFT, IMPLEMENTATION),
            new Step(DRAFT, CANCELLED),
            new Step(AUTHORISATION, DRAFT),
            new Step(AUTHORISATION, REJECTED),
            new Step(AUTHORISATION, SCHEDULED),
            new Step(AUTHORISATION, CANCELLED),
            new Step(SCHEDULED, DRAFT),
            new Step(SCHEDULED, IMPLEMENTATION),
            new Step(SCHEDULED, CANCELLED),
            new Step(IMPLEMENTATION, REVIEW),
            new Step(REVIEW, CLOSED));

    private record Step(ChangeStatus from, ChangeStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Verifies({"X-1", "SD-6"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (PracticeFixture house = new PracticeFixture()) {
            Walk walk = new Walk(house, new Random(seed));
            walk.run();
            assertThat(LAWFUL).containsAll(walk.taken);
            assertThat(walk.taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("SD-6")
    void the_sequences_take_every_step_that_a_change_has_and_come_to_every_status_of_a_problem() {
        Set<Step> taken = new HashSet<>();
        Set<ProblemStatus> reached = EnumSet.noneOf(ProblemStatus.class);
        for (long seed = 100;
                seed < 160 && !(taken.equals(LAWFUL) && reached.size() == ProblemStatus.values().length);
                seed++) {
            try (PracticeFixture house = new PracticeFixture()) {
                Walk walk = new Walk(house, new Random(seed));
                walk.run();
                taken.addAll(walk.taken);
                reached.addAll(walk.reached);
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
        assertThat(reached).containsExactly(ProblemStatus.values());
    }

    private static final class Walk {
        private final PracticeFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();
        private final Set<ProblemStatus> reached = EnumSet.noneOf(ProblemStatus.class);
        private final ChangeModelId model;
        private ChangeId change;
        private ProblemId problem;
        private String incident;

        Walk(PracticeFixture house, Random random) {
            this.house = house;
            this.random = random;
            this.model = house.approvedModel();
            this.incident = house.incident();
            this.change = request();
            this.problem = open();
        }

        private ChangeId request() {
            String owner = person().id();
            return house.practices(PEOPLE.get(6))
                    .changes()
                    .request(
                            switch (random.nextInt(4)) {
                                case 0 -> ChangeDraft.standard(model, "t", "p", owner, "mail");
                                case 1 -> ChangeDraft.emergency(incident, "t", "p", owner, "mail");
                                default -> ChangeDraft.normal("t", "p", owner, "mail");
                            });
        }

        private ProblemId open() {
            return house.practices(PEOPLE.get(6)).problems().open(ProblemDraft.of("t", "d", incident));
        }

        private Actor person() {
            return PEOPLE.get(random.nextInt(PEOPLE.size()));
        }

        void run() {
            for (int i = 0; i < COMMANDS; i++) {
                ChangeStatus before = house.change(change).status();
                tryOut(() -> stepChange(random.nextInt(10) < 7 ? next(before) : random.nextInt(15)));
                Change after = house.change(change);
                if (after.status() != before) {
                    taken.add(new Step(before, after.status()));
                }
                assertConsistent(after);
                tryOut(() -> stepProblem(random.nextInt(11)));
                reached.add(house.problem(problem).status());
                assertConsistent(house.problem(problem));
                renew(after);
            }
            assertThat(house.qms.trail().verify().problems()).isEmpty();
        }

        private void renew(Change now) {
            if (EnumSet.of(CLOSED, CANCELLED, REJECTED).contains(now.status()) && random.nextInt(4) == 0) {
                change = request();
            }
            if (EnumSet.of(ProblemStatus.CLOSED, ProblemStatus.CANCELLED)
                            .contains(house.problem(problem).status())
                    && random.nextInt(4) == 0) {
                incident = house.incident();
                problem = open();
            }
        }

        private static void tryOut(Runnable command) {
            try {
                command.run();
            } catch (RefusedException | InvalidInputException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private int next(ChangeStatus status) {
            return switch (status) {
                case DRAFT -> random.nextInt(6);
                case AUTHORISATION -> random.nextInt(8) == 0 ? 8 : 6 + random.nextInt(2) * 3;
                case SCHEDULED -> List.of(7, 10, 10, 10, 10, 14).get(random.nextInt(6));
                case IMPLEMENTATION -> 11 + random.nextInt(2);
                case REVIEW -> random.nextInt(2) == 0 ? 6 : 13;
                case CLOSED, REJECTED, CANCELLED -> random.nextInt(15);
            };
        }

        private void stepChange(int command) {
            QmsSession session = house.signing(person());
            Changes changes = session.servicePractices().changes();
            ChangeAuthority authority = List.of(ChangeAuthority.values()).get(random.nextInt(3));
            switch (command) {
                case 0 -> changes.assess(change, RiskAssessment.of(degree(), degree(), "so"));
                case 1 -> changes.plan(change, plan());
                case 2 -> changes.planByModel(change, window());
                case 3 -> changes.submit(change);
                case 4 -> changes.schedule(change);
                case 5 -> changes.startEmergency(change);
                case 6 -> changes.authorise(house.seen(change), authority);
                case 7 -> changes.rework(change);
                case 8 -> changes.reject(house.seen(change), authority);
                case 9 -> changes.schedule(change);
                case 10 -> changes.start(change);
                case 11 -> changes.complete(change, "done", "report");
                case 12 -> {
                    if (random.nextInt(3) == 0) {
                        changes.backOut(change, BackOut.restored("failed", "log"));
                        house.clock.advance(Duration.ofDays(random.nextInt(5)));
                        tryOut(() -> house.approve(model));
                    }
                }
                case 14 -> changes.cancel(change);
                default -> {
                    ChangeReview review = ChangeReview.achieved("fine");
                    changes.close(
                            house.seen(change), random.nextBoolean() ? review : review.raising(house.nonconformity()));
                }
            }
            if (random.nextInt(40) == 0) {
                house.practices(PEOPLE.get(2)).changes().cancel(change);
            }
        }

        private Degree degree() {
            return List.of(Degree.values()).get(random.nextInt(3));
        }

        private ChangeWindow window() {
            Instant now = house.clock.instant();
            return ChangeWindow.of(now, now.plus(Duration.ofDays(2)));
        }

        private ChangePlan plan() {
            return random.nextInt(3) == 0 ? ChangePlan.atOnce("s", "t", "b") : ChangePlan.of("s", "t", "b", window());
        }

        private void stepProblem(int command) {
            QmsSession session = house.signing(person());
            Problems problems = session.servicePractices().problems();
            switch (command) {
                case 0 -> problems.assign(problem, person().id(), Severity.Level.MAJOR, LocalDate.of(2026, 12, 1));
                case 1 -> problems.stateCause(problem, RootCauseMethod.OTHER, "cause " + random.nextInt(2));
                case 2 -> problems.verifyCause(house.seen(problem));
                case 3 -> problems.stateWorkaround(problem, "restart");
                case 4 -> problems.declareKnownError(problem);
                case 5 -> problems.decideFix(problem, new PermanentFix.ByChange(change));
                case 6 -> problems.resolve(problem);
                case 7 -> problems.close(house.seen(problem));
                case 8 -> {
                    if (random.nextInt(6) == 0) {
                        problems.recur(problem, house.incident());
                    }
                }
                case 9 -> {
                    if (random.nextInt(4) == 0) {
                        problems.cancel(problem);
                    }
                }
                default -> house.problem(problem).incidents().forEach(each -> tryOut(() -> house.resolve(each)));
            }
        }

        private void assertConsistent(Change state) {
            switch (state.status()) {
                case SCHEDULED -> assertAuthorised(state);
                case IMPLEMENTATION, REVIEW, CLOSED -> {
                    assertThat(state.execution()).isNotNull();
                    if (state.kind() != ChangeKind.EMERGENCY) {
                        assertAuthorised(state);
                    }
                    if (state.status() == CLOSED) {
                        assertThat(state.review()).isNotNull();
                        assertThat(state.outcome()).isNotNull();
                    }
                }
                case DRAFT, AUTHORISATION, REJECTED, CANCELLED ->
                    assertThat(state.execution()).isNull();
            }
        }

        private void assertAuthorised(Change state) {
            assertThat(state.window()).isNotNull();
            if (state.kind() == ChangeKind.STANDARD) {
                return;
            }
            List<Approval> given = house.practices(QUALITY).changes().authorisations(change).stream()
                    .map(View::state)
                    .filter(a -> a.round() == state.round() && a.decision() == Approval.Decision.APPROVED)
                    .toList();
            List<ChangeAuthority> demanded =
                    Objects.requireNonNull(state.risk()).level().authorities();
            assertThat(given)
                    .extracting(Approval::capacity)
                    .containsAll(demanded.stream().map(ChangeAuthority::key).toList())
                    .doesNotHaveDuplicates();
            assertThat(given).extracting(Approval::by).doesNotHaveDuplicates();
            List<By> planned = state.writers();
            assertThat(given).noneMatch(a -> planned.stream().anyMatch(hand -> a.by().shares(hand)));
        }

        private void assertConsistent(Problem state) {
            if (state.status() == ProblemStatus.KNOWN_ERROR) {
                RootCause cause = Objects.requireNonNull(state.cause());
                assertThat(Objects.requireNonNull(cause.verification()).by()).isNotEqualTo(cause.investigator());
                assertThat(state.isKnownError()).isTrue();
            }
            if (state.status() == ProblemStatus.RESOLVED) {
                ChangeId fix = ((PermanentFix.ByChange) Objects.requireNonNull(state.fix())).change();
                assertThat(house.change(fix).outcome()).isEqualTo(Outcome.SUCCESSFUL);
                assertThat(house.change(fix).status()).isEqualTo(CLOSED);
            }
        }
    }
}
