package io.github.qms4j.capa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.Unbounded;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every action of the table in every status by every role. */
class CapaTransitionsTest {
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
            Role.AUTOMATION,
            new Role("CLEANER"));
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2");

    private final CapaFixture house = new CapaFixture();

    @Test
    @Verifies({"X-1", "X-2", "X-3", "CAP-2"})
    void every_action_in_every_status_by_every_role_is_allowed_or_refused_as_the_table_says() {
        Map<CapaStatus, CapaId> capas = new EnumMap<>(CapaStatus.class);
        for (CapaStatus status : CapaStatus.values()) {
            capas.put(status, house.in(status));
        }
        int refused = 0;
        int allowed = 0;
        for (Map.Entry<CapaStatus, CapaId> each : capas.entrySet()) {
            CapaStatus status = each.getKey();
            CapaId capa = each.getValue();
            for (Transition<Capa> row : changes(CapaLifeCycle.TYPE)) {
                for (Role role : ROLES) {
                    boolean lawful = row.from().contains(status.name())
                            && row.permission().defaultRoles().contains(role);
                    if (lawful) {
                        assertNotAgainstRoleOrStatus(row, capa, role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, status, capa, role);
                        refused++;
                    }
                }
            }
        }
        System.out.printf(
                "CAPA: %d cells of action, status and role refused and on record, %d allowed%n", refused, allowed);
        assertThat(refused + allowed)
                .isEqualTo(
                        CapaStatus.values().length * changes(CapaLifeCycle.TYPE).size() * ROLES.size());
        assertThat(allowed).isPositive();
    }

    private static List<Transition<Capa>> changes(RecordType<Capa> type) {
        return type.transitions().rows().stream().filter(row -> !row.creates()).toList();
    }

    private QmsSession newcomer(Role role) {
        return house.signing(Actor.of("u-newcomer", role));
    }

    private void assertNotAgainstRoleOrStatus(Transition<Capa> row, CapaId capa, Role role) {
        Decision decision = newcomer(role).can(row, capa);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + capa)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private void assertRefusedAndRecorded(Transition<Capa> row, CapaStatus status, CapaId capa, Role role) {
        int before = house.qms.trail().refusals("capa", capa.value()).size();
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role)).commit(work -> work.change(row, capa, state -> state)));
        assertThat(refused)
                .as(row.name() + " in " + status + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(house.qms.trail().refusals("capa", capa.value())).hasSize(before + 1);
        assertThat(house.capa(capa).status()).isEqualTo(status);
    }
}
