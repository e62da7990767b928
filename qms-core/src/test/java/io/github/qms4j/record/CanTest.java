package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Decision.Because;
import java.util.List;
import org.junit.jupiter.api.Test;

@Verifies("X-2")
class CanTest {
    private final Qms qms = Complaints.builder().inMemory().build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");

    private static List<String> reasons(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        return ((Decision.Denied) decision)
                .reasons().stream()
                        .map(b -> b.rule().id() + " / " + b.rule().clause())
                        .toList();
    }

    @Test
    void an_action_that_nothing_stands_against_is_allowed() {
        assertThat(agent.can(
                        COMPLAINT.transition("complaint.edit"), received(agent).id()))
                .isEqualTo(new Decision.Allowed());
    }

    @Test
    void what_the_command_must_bring_is_a_condition() {
        Decision decision = agent.can(
                COMPLAINT.transition("complaint.open"), received(agent).id());

        assertThat(decision).isInstanceOf(Decision.Conditional.class);
        assertThat(((Decision.Conditional) decision).conditions())
                .extracting(Because::because)
                .containsExactly("the field 'owner' needs a value");
    }

    @Test
    void what_the_record_has_already_is_no_condition() {
        String id = received(
                        agent, ComplaintState.draft("late answer", AGENT.id()).withOwner("u-owner"))
                .id();

        assertThat(agent.can(COMPLAINT.transition("complaint.open"), id)).isEqualTo(new Decision.Allowed());
    }

    @Test
    void a_missing_reason_is_a_condition() {
        String id = opened(agent).id();

        assertThat(qms.as(MANAGER).records().can(COMPLAINT.transition("complaint.close"), id))
                .isInstanceOf(Decision.Conditional.class);
    }

    @Test
    void a_missing_permission_denies() {
        assertThat(reasons(qms.as(TRAINER, "why not")
                        .records()
                        .can(
                                COMPLAINT.transition("complaint.edit"),
                                received(agent).id())))
                .containsExactly("X-2 / 21 CFR 11.10(d)");
    }

    @Test
    void a_guard_denies_with_its_rule_and_clause() {
        String id = opened(
                        agent,
                        received(agent, ComplaintState.draft("late answer", MANAGER.id()))
                                .id())
                .id();

        assertThat(reasons(qms.as(MANAGER, "done").records().can(COMPLAINT.transition("complaint.close"), id)))
                .containsExactly("CMP-1 / ISO 9001:2015, 9.1.2");
    }

    @Test
    void a_status_it_does_not_start_from_denies() {
        assertThat(reasons(qms.as(MANAGER, "done")
                        .records()
                        .can(
                                COMPLAINT.transition("complaint.close"),
                                received(agent).id())))
                .containsExactly("X-1 / 21 CFR 11.10(f)");
    }

    @Test
    void a_creation_can_be_asked_for_before_there_is_a_record() {
        assertThat(agent.can(COMPLAINT.transition("complaint.receive"), "new")).isEqualTo(new Decision.Allowed());
        assertThat(qms.as(TRAINER).records().can(COMPLAINT.transition("complaint.receive"), "new"))
                .isInstanceOf(Decision.Denied.class);
    }

    @Test
    void a_record_that_does_not_exist_cannot_be_asked_about() {
        assertThatThrownBy(() -> agent.can(COMPLAINT.transition("complaint.edit"), "CMP-2026-0001"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void asking_leaves_no_trace() {
        String id = received(agent).id();
        qms.as(TRAINER).records().can(COMPLAINT.transition("complaint.edit"), id);

        assertThat(qms.trail().refusals("acme.complaint", id)).isEmpty();
    }
}
