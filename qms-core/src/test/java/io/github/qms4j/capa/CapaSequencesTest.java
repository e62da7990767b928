package io.github.qms4j.capa;

import static io.github.qms4j.capa.CapaStatus.CANCELLED;
import static io.github.qms4j.capa.CapaStatus.CLOSED;
import static io.github.qms4j.capa.CapaStatus.EFFECTIVENESS_PENDING;
import static io.github.qms4j.capa.CapaStatus.EFFECTIVENESS_REVIEW;
import static io.github.qms4j.capa.CapaStatus.IMPLEMENTATION;
import static io.github.qms4j.capa.CapaStatus.INVESTIGATION;
import static io.github.qms4j.capa.CapaStatus.PLAN_APPROVAL;
import static io.github.qms4j.capa.CapaStatus.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionDraft;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.action.ActionType;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.View;
import io.github.qms4j.trail.TrailEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try whatever comes to mind, more often than not the next step. */
class CapaSequencesTest {
    private static final int COMMANDS = 120;
    private static final List<Actor> PEOPLE = List.of(
            Actor.of("u-1", Role.QUALITY_MANAGER),
            Actor.of("u-2", Role.QUALITY_MANAGER, Role.INTERNAL_AUDITOR),
            Actor.of("u-3", Role.COMPLIANCE),
            Actor.of("u-4", Role.COMPLIANCE, Role.SERVICE_MANAGER),
            Actor.of("u-5", Role.SERVICE_MANAGER),
            Actor.of("u-6", Role.IT_MANAGER),
            Actor.of("u-7", Role.SENIOR_MANAGEMENT),
            Actor.of("u-8", Role.INTERNAL_AUDITOR),
            Actor.of("u-9", Role.INSPECTOR));

    /** Written down from rule CAP-2, not taken from the table under test. */
    private static final Set<Step> LAWFUL = Set.of(
            new Step(TRIAGE, INVESTIGATION),
            new Step(INVESTIGATION, PLAN_APPROVAL),
            new Step(PLAN_APPROVAL, INVESTIGATION),
            new Step(PLAN_APPROVAL, IMPLEMENTATION),
            new Step(IMPLEMENTATION, EFFECTIVENESS_PENDING),
            new Step(EFFECTIVENESS_PENDING, EFFECTIVENESS_REVIEW),
            new Step(EFFECTIVENESS_REVIEW, EFFECTIVENESS_PENDING),
            new Step(EFFECTIVENESS_REVIEW, INVESTIGATION),
            new Step(EFFECTIVENESS_REVIEW, CLOSED),
            new Step(TRIAGE, CANCELLED),
            new Step(INVESTIGATION, CANCELLED),
            new Step(PLAN_APPROVAL, CANCELLED));

    private record Step(CapaStatus from, CapaStatus to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @Verifies({"X-1", "CAP-2", "CAP-3", "CAP-4", "CAP-5"})
    void no_sequence_of_commands_reaches_a_state_that_the_rules_forbid(long seed) {
        try (CapaFixture house = new CapaFixture()) {
            Set<Step> taken = new Walk(house, new Random(seed)).walk();

            assertThat(LAWFUL).containsAll(taken);
            assertThat(taken).isNotEmpty();
        }
    }

    @Test
    @Verifies("CAP-2")
    void the_sequences_take_every_step_that_there_is() {
        Set<Step> taken = new HashSet<>();
        for (long seed = 100; seed < 160 && !taken.equals(LAWFUL); seed++) {
            try (CapaFixture house = new CapaFixture()) {
                taken.addAll(new Walk(house, new Random(seed)).walk());
            }
        }
        assertThat(taken).isEqualTo(LAWFUL);
    }

    private static final class Walk {
        private final CapaFixture house;
        private final Random random;
        private final Set<Step> taken = new HashSet<>();

        Walk(CapaFixture house, Random random) {
            this.house = house;
            this.random = random;
        }

        Set<Step> walk() {
            house.defineVolume();
            CapaId capa = house.opened();
            for (int i = 0; i < COMMANDS; i++) {
                CapaStatus before = house.capa(capa).status();
                tryOut(capa, before);
                Capa after = house.capa(capa);
                if (after.status() != before) {
                    taken.add(new Step(before, after.status()));
                }
                assertConsistent(capa, after);
                if (!after.isOpen() && random.nextInt(5) == 0) {
                    assertThat(house.qms.trail().verify("capa", capa.value()).problems())
                            .isEmpty();
                    capa = house.opened();
                }
            }
            assertThat(house.qms.trail().verify("capa", capa.value()).problems())
                    .isEmpty();
            return taken;
        }

        private void tryOut(CapaId capa, CapaStatus status) {
            try {
                int command = random.nextInt(10) < 7 ? next(status) : random.nextInt(18);
                run(command, capa, session());
            } catch (RefusedException | InvalidInputException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }

        private QmsSession session() {
            return house.signing(PEOPLE.get(random.nextInt(PEOPLE.size())));
        }

        private int next(CapaStatus status) {
            return switch (status) {
                case TRIAGE -> 0;
                case INVESTIGATION -> 1 + random.nextInt(5);
                case PLAN_APPROVAL -> 6 + random.nextInt(2);
                case IMPLEMENTATION -> 8 + random.nextInt(2);
                case EFFECTIVENESS_PENDING -> random.nextInt(3) == 0 ? 15 : 10 + random.nextInt(2);
                case EFFECTIVENESS_REVIEW -> random.nextInt(4) == 0 ? 16 : 12 + random.nextInt(2);
                case CLOSED, CANCELLED -> random.nextInt(18);
            };
        }

        private void run(int command, CapaId capa, QmsSession session) {
            Capas capas = session.capas();
            switch (command) {
                case 0 ->
                    capas.triage(
                            capa, person(), Severity.Level.MAJOR, house.today().plusDays(90));
                case 1 -> capas.stateCause(capa, RootCauseMethod.FISHBONE, "cause " + random.nextInt(3));
                case 2 -> capas.verifyCause(house.seen(capa));
                case 3 ->
                    capas.setCriterion(capa, random.nextBoolean() ? CapaFixture.noMore() : CapaFixture.noMoreAmong(10));
                case 4 -> capas.addAction(capa, draft());
                case 5 -> capas.submitPlan(capa);
                case 6 -> capas.approvePlan(house.seen(capa));
                case 7 -> {
                    if (random.nextInt(3) == 0) {
                        capas.rejectPlan(capa);
                    }
                }
                case 8 -> withAction(capa, action -> capas.completeAction(action, "evidence"));
                case 9 -> capas.completeImplementation(capa);
                case 10 -> house.clock.advance(Duration.ofDays(random.nextInt(60)));
                case 11 -> capas.beginReview(capa);
                case 12 -> capas.judgeEffect(capa);
                case 13 -> capas.close(house.seen(capa));
                case 14 -> capas.cancel(house.seen(capa));
                case 15 -> house.raised();
                case 16 -> capas.decideImpact(capa, CapaFixture.IMPACT);
                default -> withAction(capa, action -> capas.replaceAction(house.seen(capa), action, List.of(draft())));
            }
        }

        private String person() {
            return PEOPLE.get(random.nextInt(PEOPLE.size())).id();
        }

        private ActionDraft draft() {
            return ActionDraft.of(
                    ActionKind.CORRECTIVE,
                    "do something",
                    person(),
                    house.today().plusDays(30));
        }

        private void withAction(CapaId capa, Consumer<ActionId> command) {
            List<ActionId> open = house.openActions(capa);
            if (!open.isEmpty()) {
                command.accept(open.get(random.nextInt(open.size())));
            }
        }

        private void assertConsistent(CapaId number, Capa capa) {
            CapaCycle cycle = capa.cycle();
            assertThat(cycle.number()).isEqualTo(capa.earlier().size() + 1);
            assertThat(capa.earlier()).noneMatch(CapaCycle::isEffective);
            Map<String, Action> actions = house.as(CapaFixture.QUALITY).capas().actions(number).stream()
                    .collect(Collectors.toMap(a -> a.id().value(), View::state));
            assertThat(actions.keySet()).containsAll(cycle.plan().actions());
            switch (capa.status()) {
                case TRIAGE -> assertThat(capa.header().owner()).isNull();
                case INVESTIGATION, PLAN_APPROVAL ->
                    assertThat(cycle.approvedBy()).isNull();
                case IMPLEMENTATION -> assertApproved(number, capa);
                case EFFECTIVENESS_PENDING, EFFECTIVENESS_REVIEW -> {
                    assertApproved(number, capa);
                    assertThat(cycle.plan().actions()).allMatch(action -> ActionType.isDone(actions, action));
                }
                case CLOSED -> assertProven(number, capa, actions);
                case CANCELLED -> assertThat(signed(number)).contains("cancellation approved");
            }
        }

        private void assertApproved(CapaId number, Capa capa) {
            CapaCycle cycle = capa.cycle();
            RootCause cause = Objects.requireNonNull(cycle.cause());
            assertThat(cause.isVerified()).isTrue();
            assertThat(Objects.requireNonNull(cause.verification()).by()).isNotEqualTo(cause.investigator());
            assertThat(cycle.plan().criterion()).isNotNull();
            assertThat(cycle.plan().isComplete()).isTrue();
            assertThat(Objects.requireNonNull(cycle.approvedBy())
                            .isOrActsFor(Objects.requireNonNull(capa.header().owner())))
                    .isFalse();
            assertThat(cycle.approvedBy()).isNotEqualTo(cause.investigator());
            assertThat(signed(number)).contains("plan approved");
        }

        private void assertProven(CapaId number, Capa capa, Map<String, Action> actions) {
            assertApproved(number, capa);
            assertThat(capa.cycle().isEffective()).isTrue();
            String judge = Objects.requireNonNull(capa.cycle().lastCheck()).judge();
            assertThat(Stream.concat(capa.authors(), actions.values().stream().flatMap(Action::hands)))
                    .noneMatch(hand -> hand.isOrActsFor(judge));
            assertThat(signed(number)).contains("closure approved");
        }

        private Set<String> signed(CapaId number) {
            Set<String> meanings = new TreeSet<>();
            for (TrailEntry entry : house.qms.trail().history("capa", number.value())) {
                entry.signature().ifPresent(signature -> meanings.add(signature.meaning()));
            }
            return meanings;
        }
    }
}
