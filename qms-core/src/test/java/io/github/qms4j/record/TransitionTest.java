package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.HANDLE;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionTest {
    private final Qms qms = Complaints.builder()
            .inMemory()
            .clock(new SettableClock("2026-03-01T09:00:00Z"))
            .build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore manager = Complaints.as(qms, MANAGER, "answered");

    private static List<String> rules(Runnable command) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, command::run);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.grounds().stream().map(RefusedException.Ground::ruleId).toList();
    }

    private static UnaryOperator<ComplaintState> to(Status status) {
        return s -> s.withStatus(status);
    }

    @Test
    @Verifies("X-1")
    void a_transition_of_the_table_is_taken() {
        String id = opened(agent).id();

        assertThat(changed(manager, "complaint.close", id, to(Status.CLOSED))
                        .state()
                        .status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    @Verifies("X-1")
    void a_transition_does_not_start_from_another_status() {
        String id = received(agent).id();

        assertThat(rules(() -> changed(manager, "complaint.close", id, to(Status.CLOSED))))
                .containsExactly("X-1");
    }

    @Test
    @Verifies("X-1")
    void a_transition_does_not_lead_to_another_status() {
        String id = received(agent).id();

        assertThat(rules(() -> changed(agent, "complaint.triage", id, to(Status.CLOSED))))
                .containsExactly("X-1");
    }

    @Test
    @Verifies("X-1")
    void an_outcome_may_decide_among_several_statuses() {
        String id = received(agent).id();

        assertThat(changed(agent, "complaint.triage", id, to(Status.REJECTED))
                        .state()
                        .status())
                .isEqualTo(Status.REJECTED);
    }

    @Test
    @Verifies("X-1")
    void an_edit_keeps_the_status() {
        String id = received(agent).id();

        assertThat(rules(() -> changed(agent, "complaint.edit", id, to(Status.OPEN))))
                .containsExactly("X-1");
        assertThat(changed(agent, "complaint.edit", id, s -> s.withTitle("wrong part"))
                        .state()
                        .title())
                .isEqualTo("wrong part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"complaint.edit", "complaint.open", "complaint.close", "complaint.triage", "complaint.receive"})
    @Verifies("X-1")
    void nothing_leaves_a_terminal_status(String action) {
        String id = opened(agent).id();
        changed(manager, "complaint.close", id, to(Status.CLOSED));

        assertThat(rules(() -> changed(manager, action, id, to(Status.OPEN)))).contains("X-1");
        assertThat(manager.get(COMPLAINT, id).version()).isEqualTo(2);
    }

    @Test
    @Verifies("X-1")
    void a_required_field_must_have_a_value_afterwards() {
        String id = received(agent).id();

        assertThat(rules(() -> changed(agent, "complaint.open", id, to(Status.OPEN))))
                .containsExactly("X-1");
        assertThat(rules(() -> changed(
                        agent, "complaint.open", id, s -> s.withOwner(" ").withStatus(Status.OPEN))))
                .containsExactly("X-1");
    }

    @Test
    @Verifies("X-1")
    void a_record_begins_in_a_status_that_its_creation_names() {
        ComplaintState open = ComplaintState.draft("late answer", AGENT.id()).withStatus(Status.OPEN);

        assertThat(rules(() -> received(agent, open))).containsExactly("X-1");
    }

    @Test
    @Verifies("X-1")
    void a_note_that_is_required_must_be_given_even_for_drafts() {
        String id = opened(agent).id();
        RecordStore silent = Complaints.as(qms, MANAGER, "  ");

        assertThat(rules(() -> changed(silent, "complaint.close", id, to(Status.CLOSED))))
                .containsExactly("X-5");
    }

    @Test
    @Verifies("X-1")
    void a_transition_that_demands_a_signature_is_refused_while_nobody_can_sign() {
        String id = opened(agent).id();

        assertThatThrownBy(() -> changed(manager, "complaint.void", id, to(Status.VOID)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("voided")
                .hasMessageContaining("authenticator");
    }

    @Test
    @Verifies("X-1")
    void every_ground_is_named_at_once() {
        String id = received(agent, ComplaintState.draft("late answer", MANAGER.id()))
                .id();

        assertThat(rules(() -> changed(manager, "complaint.close", id, to(Status.CLOSED))))
                .containsExactly("X-1", "CMP-1");
    }

    @Test
    @Verifies("X-2")
    void who_lacks_the_permission_is_told_nothing_else() {
        String id = received(agent, ComplaintState.draft("late answer", TRAINER.id()))
                .id();
        RecordStore trainer = Complaints.as(qms, TRAINER, "");

        assertThat(rules(() -> changed(trainer, "complaint.close", id, to(Status.CLOSED))))
                .containsExactly("X-2");
    }

    @Test
    @Verifies("X-1")
    void a_status_that_the_caller_made_up_is_not_believed() {
        Versioned<ComplaintState> read = received(agent);
        Versioned<ComplaintState> forged = new Versioned<>(
                read.id(),
                read.version(),
                read.changedAt(),
                read.state().withStatus(Status.OPEN),
                read.custom(),
                read.trailHead(),
                read.content());

        assertThat(rules(() -> manager.commit(
                        unit -> unit.change(COMPLAINT.transition("complaint.close"), forged, to(Status.CLOSED)))))
                .containsExactly("X-1");
    }

    @Test
    @Verifies("X-1")
    void an_action_that_is_not_in_the_table_is_no_command() {
        String id = received(agent).id();

        assertThatThrownBy(() -> changed(agent, "complaint.burn", id, to(Status.VOID)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("complaint.close");
    }

    @Test
    @Verifies("X-1")
    void what_does_not_create_cannot_create() {
        assertThatThrownBy(() -> agent.commit(unit -> unit.create(
                        REMARK.transition("complaint.edit"),
                        "r1",
                        by -> ComplaintState.draft("late answer", AGENT.id()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("complaint.edit");
    }

    @Test
    void an_unknown_record_cannot_be_changed() {
        assertThatThrownBy(() -> changed(agent, "complaint.edit", "CMP-2026-0001", s -> s))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("CMP-2026-0001");
    }

    @Test
    void a_change_that_changes_nothing_makes_no_version() {
        String id = received(agent).id();

        assertThat(changed(agent, "complaint.edit", id, s -> s.withTitle("late answer"))
                        .version())
                .isZero();
        assertThat(qms.trail().history("acme.complaint", id)).hasSize(1);
    }

    @Test
    void an_edit_does_not_make_a_final_status_less_final() {
        Declaration<ComplaintState, Status> declared = declared();
        declared.creates("receive", HANDLE, Status.OPEN).row();
        declared.moves("close", HANDLE, Status.OPEN, Status.CLOSED).row();
        declared.edits("attach", HANDLE, Set.of(Status.OPEN, Status.CLOSED)).row();
        TransitionTable<ComplaintState> table = declared.type().transitions();

        assertThat(table.terminals()).contains("CLOSED").doesNotContain("OPEN");
    }

    private static Declaration<ComplaintState, Status> declared() {
        return RecordType.declare("acme.letter", ComplaintState.class, Status.class, ComplaintState::status);
    }

    @Test
    void a_row_without_a_status_is_refused() {
        assertThatThrownBy(() -> declared().moves("close", HANDLE, Set.of(), Status.CLOSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail-entry", "Complaint", "a/b", "", "a--b"})
    void a_type_needs_a_name_of_its_own(String name) {
        assertThatThrownBy(() -> RecordType.declare(name, ComplaintState.class, Status.class, ComplaintState::status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    /** Written apart from the tables on purpose: what may follow what, as a person would draw it. */
    private static final Map<String, Map<Status, Set<Status>>> MODEL = Map.of(
            "complaint.receive", Map.of(),
            "complaint.edit", Map.of(Status.DRAFT, Set.of(Status.DRAFT), Status.OPEN, Set.of(Status.OPEN)),
            "complaint.remind", Map.of(Status.OPEN, Set.of(Status.OPEN)),
            "complaint.open", Map.of(Status.DRAFT, Set.of(Status.OPEN)),
            "complaint.triage", Map.of(Status.DRAFT, Set.of(Status.OPEN, Status.REJECTED)),
            "complaint.close", Map.of(Status.OPEN, Set.of(Status.CLOSED)),
            "complaint.void", Map.of());

    private static boolean modelAllows(
            String action, ComplaintState before, ComplaintState after, Actor actor, String reason) {
        boolean path = MODEL.getOrDefault(action, Map.of())
                .getOrDefault(before.status(), Set.of())
                .contains(after.status());
        boolean permitted = actor.equals(MANAGER) || (actor.equals(AGENT) && !action.equals("complaint.close"));
        boolean another = !action.equals("complaint.close") || !before.author().equals(actor.id());
        boolean owned = !action.equals("complaint.open") || after.owner() != null;
        boolean reasoned = !reason.isEmpty()
                || action.equals("complaint.remind")
                || (before.status() == Status.DRAFT && !action.equals("complaint.close"));
        return path && permitted && another && owned && reasoned;
    }

    @Test
    @Verifies({"X-1", "X-2", "X-3"})
    void random_commands_do_what_the_model_allows_and_what_can_announced() {
        Random random = new Random(20260301);
        List<String> actions = MODEL.keySet().stream().sorted().toList();
        List<Status> statuses = List.of(Status.values());
        Map<String, ComplaintState> expected = new HashMap<>();
        for (int round = 0; round < 12; round++) {
            ComplaintState draft = ComplaintState.draft("late answer", round % 3 == 0 ? MANAGER.id() : AGENT.id());
            expected.put(received(agent, draft).id(), draft);
        }
        List<String> ids = new ArrayList<>(expected.keySet());
        Map<String, Integer> refusals = new HashMap<>();
        int taken = 0;
        for (int step = 0; step < 3_000; step++) {
            String id = ids.get(random.nextInt(ids.size()));
            String action = actions.get(random.nextInt(actions.size()));
            Actor actor = List.of(AGENT, MANAGER, TRAINER).get(random.nextInt(3));
            String reason = random.nextBoolean() ? "" : "step " + step;
            RecordStore store = Complaints.as(qms, actor, reason);
            ComplaintState before = Objects.requireNonNull(expected.get(id));
            ComplaintState after = before.withTitle("step " + step)
                    .withOwner(random.nextBoolean() ? null : "u-owner")
                    .withStatus(statuses.get(random.nextInt(statuses.size())));
            boolean allowed = modelAllows(action, before, after, actor, reason);
            Decision announced = store.can(COMPLAINT.transition(action), id);

            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> changed(store, action, id, s -> after));

            assertThat(refused == null)
                    .as(action + " as " + actor + " on " + before)
                    .isEqualTo(allowed);
            assertThat(allowed && announced instanceof Decision.Denied)
                    .as("denied, yet taken")
                    .isFalse();
            expected.put(id, allowed ? after : before);
            taken += allowed ? 1 : 0;
            assertThat(agent.get(COMPLAINT, id).state()).isEqualTo(expected.get(id));
            refusals.merge(id, allowed ? 0 : 1, Integer::sum);
        }
        assertThat(refusals)
                .allSatisfy((id, count) ->
                        assertThat(qms.trail().refusals("acme.complaint", id)).hasSize(count));
        assertThat(taken).as("commands that were taken").isGreaterThan(50);
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                qms.trail().verify("acme.complaint", id).problems())
                        .isEmpty());
    }
}
