package io.github.qms4j.inspection;

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
import org.junit.jupiter.api.Test;

/** Every action of the tables in every status by every role. */
class InspectionTransitionsTest {
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
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2", "X-11");

    private final InspectionFixture house = new InspectionFixture();

    @Test
    @Verifies({"X-1", "X-2", "X-3", "INS-1"})
    void inspections_go_where_the_table_says_and_nowhere_else() {
        tryAll(InspectionLifeCycle.TYPE, InspectionStatus.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "INS-1"})
    void requests_go_where_the_table_says_and_nowhere_else() {
        tryAll(RequestLifeCycle.TYPE, RequestStatus.values(), house::in);
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3", "INS-2"})
    void observations_go_where_the_table_says_and_nowhere_else() {
        tryAll(ObservationLifeCycle.TYPE, ObservationStatus.values(), house::in);
    }

    private <S extends Record, E extends Enum<E>> void tryAll(
            RecordType<S> type, E[] statuses, Function<E, ? extends RecordId> in) {
        int allowed = 0;
        for (E status : statuses) {
            RecordId id = in.apply(status);
            for (Transition<S> row : type.transitions().rows()) {
                for (Role role : row.creates() ? List.<Role>of() : ROLES) {
                    boolean lawful = row.from().contains(status.name())
                            && row.permission().defaultRoles().contains(role);
                    if (lawful) {
                        assertNotAgainstRoleOrStatus(row, id, role);
                        allowed++;
                    } else {
                        assertRefused(row, id, role);
                    }
                }
            }
        }
        assertThat(allowed).isPositive();
    }

    private QmsSession newcomer(Role role) {
        return house.signing(Actor.of("u-newcomer", role));
    }

    private <S extends Record> void assertNotAgainstRoleOrStatus(Transition<S> row, RecordId id, Role role) {
        Decision decision = newcomer(role).can(row, id);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + id)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefused(Transition<S> row, RecordId id, Role role) {
        int before = house.qms.trail().refusals(row.type().name(), id.value()).size();
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role)).commit(work -> work.change(row, id, state -> state)));
        assertThat(refused).as(row.name() + " by " + role + " on " + id).isNotNull();
        assertThat(refused.grounds())
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals(row.type().name(), id.value())).hasSize(before + 1);
    }
}
