package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordId;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Tries every action of a table in every status by every role, and compares with the table. */
public final class TransitionMatrix {
    private static final List<Role> ROLES = Stream.concat(
                    Role.WORKING.stream().sorted(), Stream.of(Role.INSPECTOR, new Role("CLEANER")))
            .toList();
    /** What a refusal names where the table alone speaks against it. */
    private static final Set<String> ROLE_OR_STATUS = Set.of("X-1", "X-2", "X-11");

    private final Qms qms;
    private final QmsStorage storage;
    private final Function<Actor, QmsSession> signing;

    /** @param signing gives a session with everything that it takes to sign once */
    public TransitionMatrix(Qms qms, QmsStorage storage, Function<Actor, QmsSession> signing) {
        this.qms = qms;
        this.storage = storage;
        this.signing = signing;
    }

    /**
     * Asserts that somebody new in each role is refused where the table has no such edge, on record and without a change, and
     * that nothing of role or status stands against them where it has one.
     *
     * @param records one of each status
     */
    public <S extends Record> void assertAsTheTableSays(RecordType<S> type, Map<String, ? extends RecordId> records) {
        assertThat(records.keySet())
                .containsExactlyInAnyOrderElementsOf(type.transitions().statuses());
        List<Transition<S>> rows =
                type.transitions().rows().stream().filter(row -> !row.creates()).toList();
        int refused = 0;
        int allowed = 0;
        for (Map.Entry<String, ? extends RecordId> each : records.entrySet()) {
            for (Transition<S> row : rows) {
                for (Role role : ROLES) {
                    if (row.from().contains(each.getKey())
                            && row.permission().defaultRoles().contains(role)) {
                        assertNotAgainstRoleOrStatus(row, each.getValue(), role);
                        allowed++;
                    } else {
                        assertRefusedAndRecorded(row, each.getKey(), each.getValue(), role);
                        refused++;
                    }
                }
            }
        }
        assertThat(refused + allowed).isEqualTo(records.size() * rows.size() * ROLES.size());
        assertThat(allowed).isPositive();
        System.out.printf("%s: %d cells refused and on record, %d allowed%n", type, refused, allowed);
    }

    private QmsSession newcomer(Role role) {
        return signing.apply(Actor.of("u-newcomer", role));
    }

    private void assertNotAgainstRoleOrStatus(Transition<?> row, RecordId id, Role role) {
        Decision decision = newcomer(role).can(row, id);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against)
                .as(row.name() + " by " + role + " on " + id)
                .noneMatch(because -> ROLE_OR_STATUS.contains(because.rule().id()));
    }

    private <S extends Record> void assertRefusedAndRecorded(Transition<S> row, String status, RecordId id, Role role) {
        String type = row.type().name();
        int before = qms.trail().refusals(type, id.value()).size();
        long version = version(type, id);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Unbounded.records(newcomer(role))
                        .commit(work -> work.change(row, Seen.of(id, version), state -> state)));
        assertThat(refused)
                .as(row.name() + " in " + status + " by " + role)
                .isNotNull()
                .extracting(RefusedException::grounds)
                .asInstanceOf(InstanceOfAssertFactories.list(RefusedException.Ground.class))
                .extracting(RefusedException.Ground::ruleId)
                .containsAnyElementsOf(ROLE_OR_STATUS);
        assertThat(qms.trail().refusals(type, id.value())).hasSize(before + 1);
        assertThat(version(type, id)).isEqualTo(version);
    }

    private long version(String type, RecordId id) {
        return storage.find(new RecordKey(QmsBuilder.DEFAULT_TENANT, type, id.value()))
                .orElseThrow()
                .version();
    }
}
