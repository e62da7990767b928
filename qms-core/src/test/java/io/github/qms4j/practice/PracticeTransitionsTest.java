package io.github.qms4j.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every action of the tables in every status by every role. */
class PracticeTransitionsTest {
    private static final List<Role> ROLES = List.of(
            Role.QUALITY_MANAGER,
            Role.REGULATORY_AFFAIRS,
            Role.IT_MANAGER,
            Role.SERVICE_MANAGER,
            Role.SERVICE_AGENT,
            Role.COMPLIANCE,
            Role.DEPARTMENT_HEAD,
            Role.INTERNAL_AUDITOR,
            Role.TRAINER,
            Role.SENIOR_MANAGEMENT,
            Role.INSPECTOR,
            new Role("CLEANER"));
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2");

    private final PracticeFixture house = new PracticeFixture();
    private int refused;
    private int allowed;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_a_change_is_allowed_or_refused_as_the_table_says() {
        tryAll(ChangeLifeCycle.TYPE, ChangeStatus.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_a_change_model_is_allowed_or_refused_as_the_table_says() {
        tryAll(ChangeModelLifeCycle.TYPE, ChangeModel.Status.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_a_problem_is_allowed_or_refused_as_the_table_says() {
        tryAll(ProblemLifeCycle.TYPE, ProblemStatus.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_a_major_incident_is_allowed_or_refused_as_the_table_says() {
        tryAll(MajorIncidentLifeCycle.TYPE, MajorIncidentStatus.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_an_offering_is_allowed_or_refused_as_the_table_says() {
        tryAll(RequestOfferingLifeCycle.TYPE, RequestOffering.Status.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "SD-6"})
    void every_action_on_a_service_request_is_allowed_or_refused_as_the_table_says() {
        tryAll(ServiceRequestLifeCycle.TYPE, ServiceRequestStatus.values(), house::in);
    }

    private <S extends Record, E extends Enum<E>> void tryAll(
            RecordType<S> type, E[] statuses, Function<E, ? extends RecordId> in) {
        List<Transition<S>> rows =
                type.transitions().rows().stream().filter(row -> !row.creates()).toList();
        for (E status : statuses) {
            RecordId id = in.apply(status);
            for (Transition<S> row : rows) {
                for (Role role : ROLES) {
                    boolean lawful = row.from().contains(status.name())
                            && row.permission().defaultRoles().contains(role);
                    if (lawful) {
                        assertNotAgainstRoleOrStatus(row, id, role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, status, id, role);
                        refused++;
                    }
                }
            }
        }
        System.out.printf(
                "%s: %d cells of action, status and role refused and on record, %d allowed%n", type, refused, allowed);
        assertThat(refused + allowed).isEqualTo(statuses.length * rows.size() * ROLES.size());
        assertThat(allowed).isPositive();
    }

    private QmsSession newcomer(Role role) {
        return house.signing(Actor.of("u-newcomer", role));
    }

    private void assertNotAgainstRoleOrStatus(Transition<?> row, RecordId id, Role role) {
        Decision decision = newcomer(role).can(row, id);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + id)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(
            Transition<S> row, Enum<?> status, RecordId id, Role role) {
        String type = row.type().name();
        int before = house.qms.trail().refusals(type, id.value()).size();
        RefusedException refusal = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role)).commit(work -> work.change(row, id, state -> state)));
        assertThat(refusal)
                .as(row.name() + " in " + status + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(type, id.value())).hasSize(before + 1);
        S stored = Unbounded.records(house.as(PracticeFixture.QUALITY))
                .get(row.type(), id)
                .state();
        assertThat(row.type().transitions().statusOf(stored)).isEqualTo(status.name());
    }
}
