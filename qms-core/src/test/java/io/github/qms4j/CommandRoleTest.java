package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.access.AccessPolicy;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.AccessTable;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every action of every record type, the vendors' too, by every role. */
class CommandRoleTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "access.md");
    private static final Actor MAKER = Actor.of("u-maker", Role.QUALITY_MANAGER);
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
            Role.AUTOMATION);
    private static final List<RecordType<?>> TYPES = Stream.concat(
                    Qms.recordTypes().stream(), Stream.of(Complaints.COMPLAINT, Complaints.REMARK))
            .toList();

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.builder()
            .storage(storage)
            .clock(new SettableClock("2026-03-02T09:00:00Z"))
            .recordType(Complaints.COMPLAINT)
            .recordType(Complaints.REMARK)
            .build();
    private int made;
    private int refused;
    private int allowed;

    @Test
    @Verifies({"X-2", "X-3"})
    void every_role_without_the_permission_is_refused_every_action_and_each_attempt_is_on_record() {
        TYPES.forEach(this::tryAll);

        System.out.printf("access: %d cells of action and role refused and on record, %d allowed%n", refused, allowed);
        assertThat(refused).isGreaterThan(allowed);
        assertThat(allowed).isPositive();
    }

    private <S extends Record> void tryAll(RecordType<S> type) {
        for (Transition<S> row : type.transitions().rows()) {
            List<Actor> actors = new ArrayList<>();
            ROLES.forEach(role -> actors.add(Actor.of("u-newcomer", role)));
            actors.add(Actor.of("u-newcomer", new Role("CLEANER")));
            actors.add(Actor.of("u-newcomer"));
            String record = row.creates() ? "" : stored(type, row);
            for (Actor actor : actors) {
                if (AccessPolicy.byDefaultRoles().allows(actor, row.permission())) {
                    assertNotForLackOfPermission(row, record, actor);
                    allowed++;
                } else {
                    assertRefused(type, row, record, actor);
                    refused++;
                }
            }
        }
    }

    /** A record in a status that the action starts from. */
    private <S extends Record> String stored(RecordType<S> type, Transition<S> row) {
        String status = row.from().stream().sorted().findFirst().orElseThrow();
        S state = AnyState.of(type, status);
        assertThat(type.transitions().statusOf(state))
                .as(type + " " + row.name())
                .isEqualTo(status);
        String id = "fixture-" + made++;
        storage.apply(ChangeSet.of(new Change.Insert(AnyState.stored(type, id, state))));
        return id;
    }

    private <S extends Record> void assertNotForLackOfPermission(Transition<S> row, String record, Actor actor) {
        Decision decision = Unbounded.records(qms.as(actor, "why not")).can(row, row.creates() ? "new" : record);
        Stream<Decision.Because> against =
                decision instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.empty();
        assertThat(against).as(row.name() + " by " + actor).noneMatch(CommandRoleTest::isPermission);
    }

    private static boolean isPermission(Decision.Because because) {
        return because.because().contains("lacks the permission");
    }

    private <S extends Record> void assertRefused(RecordType<S> type, Transition<S> row, String record, Actor actor) {
        RecordStore records = Unbounded.records(qms.as(actor, "why not"));
        RefusedException refusal = catchThrowableOfType(
                RefusedException.class,
                () -> records.commit(work -> {
                    if (!row.creates()) {
                        return work.change(row, record, state -> state);
                    }
                    S state = AnyState.of(type, row.to().iterator().next());
                    return type.numberPrefix().isPresent()
                            ? work.create(row, by -> state)
                            : work.create(row, "new", by -> state);
                }));
        String what = row.name() + " by " + actor.roles();
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.grounds())
                .as(what)
                .anyMatch(ground -> ground.ruleId().equals("X-2"));
        assertThat(qms.trail().refusals(type.name(), refusal.recordId()))
                .as(what)
                .anyMatch(entry -> entry.action().equals(row.name())
                        && entry.actor().roles().equals(actor.roles()));
        RecordStore stored = Unbounded.records(qms.as(MAKER));
        if (row.creates()) {
            assertThat(stored.find(type, "new")).as(what).isEmpty();
        } else {
            assertThat(stored.get(type, record).version()).as(what).isZero();
        }
    }

    @Test
    @Verifies({"X-2", "X-3", "X-11"})
    void every_role_without_the_permission_is_refused_to_read_every_type_and_each_attempt_is_on_record() {
        int denied = 0;
        for (RecordType<?> type : TYPES) {
            List<Actor> actors = new ArrayList<>();
            ROLES.forEach(role -> actors.add(Actor.of("u-newcomer", role)));
            actors.add(Actor.of("u-newcomer", new Role("CLEANER")));
            actors.add(Actor.of("u-newcomer"));
            for (Actor actor : actors) {
                RecordStore records = Unbounded.records(qms.as(actor));
                if (actor.roles().stream().anyMatch(readers(type)::contains)) {
                    assertThat(records.find(type, "none"))
                            .as(type + " by " + actor)
                            .isEmpty();
                } else {
                    assertThat(catchThrowableOfType(RefusedException.class, () -> records.find(type, "none")))
                            .as(type + " by " + actor)
                            .isNotNull();
                    denied++;
                }
            }
            assertThat(qms.trail().refusals(type.name(), "none"))
                    .as(type.name())
                    .extracting(TrailEntry::action)
                    .containsOnly(type + ".read")
                    .hasSize(ROLES.size() + 2 - readers(type).size());
        }
        System.out.printf("access: %d cells of reading and role refused and on record%n", denied);
    }

    /** Who is asked in an assessment does not read the answers, and a program takes no courses. */
    private static Set<Role> readers(RecordType<?> type) {
        return switch (type.name()) {
            // It tells of records of many types.
            case "readiness-assessment" ->
                Set.of(
                        Role.QUALITY_MANAGER,
                        Role.COMPLIANCE,
                        Role.REGULATORY_AFFAIRS,
                        Role.INTERNAL_AUDITOR,
                        Role.SENIOR_MANAGEMENT);
            case "question-bank" ->
                Set.of(
                        Role.QUALITY_MANAGER,
                        Role.TRAINER,
                        Role.COMPLIANCE,
                        Role.REGULATORY_AFFAIRS,
                        Role.IT_MANAGER,
                        Role.SERVICE_MANAGER,
                        Role.DEPARTMENT_HEAD);
            case "course", "curriculum" -> Role.WORKING;
            default ->
                Stream.concat(Role.WORKING.stream(), Stream.of(Role.AUTOMATION)).collect(Collectors.toSet());
        };
    }

    @Test
    @Verifies("X-2")
    void the_document_says_what_the_tables_say() throws IOException {
        String generated = AccessTable.of(Qms.recordTypes(), ROLES, AccessPolicy.byDefaultRoles())
                .toMarkdown();
        if (Boolean.getBoolean("qms.rules.write")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/access.md; write it anew with -Dqms.rules.write=true")
                .isEqualTo(generated);
    }
}
