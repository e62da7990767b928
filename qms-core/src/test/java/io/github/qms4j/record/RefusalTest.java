package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.MANAGER;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.RefusedException.Ground;
import io.github.qms4j.StorageException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.ComplaintState.Status;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.trail.TrailEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Verifies("X-3")
class RefusalTest {
    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final WatchedStorage storage = new WatchedStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore manager = Complaints.as(qms, MANAGER, "answered");
    private final RecordStore trainer = Complaints.as(qms, TRAINER, "out of interest");

    private List<TrailEntry> refusals(String id) {
        return qms.trail().refusals("acme.complaint", id);
    }

    private static void refused(Runnable command) {
        assertThatThrownBy(command::run).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_refused_attempt_stands_in_the_trail_with_who_tried_what_when_and_why() {
        String id = opened(agent).id();
        clock.set("2026-03-02T10:11:12.345Z");
        refused(() -> changed(trainer, "complaint.edit", id, s -> s.withTitle("mine now")));

        assertThat(refusals(id)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(TrailEntry.Kind.REFUSAL);
            assertThat(entry.actor()).isEqualTo(TRAINER);
            assertThat(entry.action()).isEqualTo("complaint.edit");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-02T10:11:12.345Z"));
            assertThat(entry.reason()).isEqualTo("out of interest");
            assertThat(entry.recordVersion()).isEqualTo(1);
        });
    }

    @Test
    void a_refusal_names_the_rule_and_its_clause() {
        String id = opened(
                        agent,
                        received(agent, ComplaintState.draft("late answer", MANAGER.id()))
                                .id())
                .id();
        refused(() -> changed(manager, "complaint.close", id, s -> s.withStatus(Status.CLOSED)));

        assertThat(refusals(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.grounds())
                        .containsExactly(new Ground(
                                "CMP-1",
                                "ISO 9001:2015, 9.1.2",
                                "u-manager wrote this complaint; let a colleague close it")));
    }

    @Test
    void what_was_refused_to_the_caller_is_what_stands_in_the_trail() {
        String id = received(agent).id();
        RefusedException refused = (RefusedException)
                catchThrowable(() -> changed(trainer, "complaint.close", id, s -> s.withStatus(Status.CLOSED)));

        assertThat(refused.recordType()).isEqualTo("acme.complaint");
        assertThat(refused.recordId()).isEqualTo(id);
        assertThat(refused.action()).isEqualTo("complaint.close");
        assertThat(refused.grounds()).extracting(Ground::ruleId).containsExactly("X-2");
        assertThat(refusals(id)).singleElement().extracting(TrailEntry::grounds).isEqualTo(refused.grounds());
    }

    @Test
    void a_signature_that_nobody_can_give_is_refused_on_record() {
        String id = opened(agent).id();
        refused(() -> changed(manager, "complaint.void", id, s -> s.withStatus(Status.VOID)));

        assertThat(refusals(id))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.grounds()).extracting(Ground::clause).containsExactly("21 CFR 11.50"));
    }

    @Test
    void a_refused_attempt_leaves_the_record_as_it_was() {
        Versioned<ComplaintState> before = opened(agent);
        refused(() -> changed(trainer, "complaint.edit", before.id(), s -> s.withTitle("mine now")));

        assertThat(agent.get(COMPLAINT, before.id())).isEqualTo(before);
        assertThat(qms.trail().history("acme.complaint", before.id())).hasSize(2);
        assertThat(qms.trail().verify("acme.complaint", before.id()).isSound()).isTrue();
    }

    @Test
    void a_refusal_is_linked_to_the_entry_of_the_version_it_was_tried_on() {
        Versioned<ComplaintState> before = opened(agent);
        refused(() -> changed(trainer, "complaint.edit", before.id(), s -> s));

        assertThat(refusals(before.id()))
                .singleElement()
                .extracting(TrailEntry::previous)
                .isEqualTo(before.trailHead());
    }

    @Test
    void a_refusal_is_stored_in_a_change_set_of_its_own() {
        String id = opened(agent).id();
        int before = storage.applied().size();
        refused(() -> changed(trainer, "complaint.edit", id, s -> s));

        assertThat(storage.applied().subList(before, storage.applied().size()))
                .singleElement()
                .satisfies(set -> assertThat(set.changes())
                        .singleElement()
                        .satisfies(change -> assertThat(change.key().type()).isEqualTo("trail-entry")));
    }

    @Test
    void a_refused_creation_is_on_record_without_a_record() {
        refused(() -> trainer.commit(unit -> unit.create(
                REMARK.transition("complaint.receive"), "r1", by -> ComplaintState.draft("late answer", "u-trainer"))));

        assertThat(qms.trail().refusals("acme.remark", "r1")).singleElement().satisfies(entry -> {
            assertThat(entry.recordVersion()).isEqualTo(-1);
            assertThat(entry.previous()).isEqualTo(TrailEntry.NO_PREVIOUS);
        });
        assertThat(agent.find(REMARK, "r1")).isEmpty();
    }

    @Test
    void a_refused_creation_of_a_numbered_record_stands_under_its_series() {
        refused(() -> received(trainer));

        assertThat(refusals("CMP-2026")).hasSize(1);
        assertThat(received(agent).id()).isEqualTo("CMP-2026-0001");
    }

    @Test
    void one_refused_row_of_a_batch_refuses_the_batch() {
        List<UnitOfWork.Appended<ComplaintState>> rows = List.of(
                new UnitOfWork.Appended<>("r1", ComplaintState.draft("late answer", "u-agent")),
                new UnitOfWork.Appended<>(
                        "r2", ComplaintState.draft("no answer", "u-agent").withStatus(Status.OPEN)));
        refused(() -> agent.commit(unit -> {
            unit.append(REMARK.transition("complaint.receive"), "b1", rows);
            return "done";
        }));

        assertThat(agent.find(REMARK, "r1")).isEmpty();
        assertThat(qms.trail().refusals("acme.remark", "r2")).hasSize(1);
    }

    @Test
    void work_that_goes_on_after_a_refusal_is_refused_all_the_same() {
        String id = received(agent).id();
        refused(() -> trainer.commit(unit -> {
            assertThatThrownBy(
                            () -> unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("mine now")))
                    .isInstanceOf(RuntimeException.class);
            return "done";
        }));

        assertThat(refusals(id)).hasSize(1);
    }

    @Test
    void a_refusal_comes_out_even_when_the_work_wraps_it() {
        String id = received(agent).id();
        refused(() -> trainer.commit(unit -> {
            try {
                return unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("mine now"));
            } catch (RuntimeException e) {
                throw new IllegalStateException("the host's own", e);
            }
        }));

        assertThat(refusals(id)).hasSize(1);
    }

    @Test
    void what_else_the_refused_work_had_done_is_dropped() {
        String first = received(agent).id();
        String second = received(agent).id();
        refused(() -> agent.commit(unit -> {
            unit.change(COMPLAINT.transition("complaint.edit"), first, s -> s.withTitle("no answer"));
            unit.create(
                    REMARK.transition("complaint.receive"),
                    "r1",
                    by -> ComplaintState.draft("see " + first, "u-agent"));
            return unit.change(COMPLAINT.transition("complaint.close"), second, s -> s.withStatus(Status.CLOSED));
        }));

        assertThat(agent.get(COMPLAINT, first).version()).isZero();
        assertThat(agent.find(REMARK, "r1")).isEmpty();
        assertThat(refusals(first)).isEmpty();
        assertThat(refusals(second)).hasSize(1);
    }

    @Test
    void an_attempt_that_is_allowed_is_no_refusal() {
        String id = opened(agent).id();

        assertThat(refusals(id)).isEmpty();
    }

    @Test
    void bad_input_is_no_refusal() {
        String id = received(agent).id();
        Versioned<ComplaintState> read = agent.get(COMPLAINT, id);

        assertThatThrownBy(() -> agent.commit(unit -> unit.change(
                        COMPLAINT.transition("complaint.edit"),
                        read,
                        s -> s,
                        Map.of("site", AttributeValue.of("Ulm")))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(refusals(id)).isEmpty();
    }

    @Test
    void refusals_are_listed_the_first_one_first_however_many() {
        String id = received(agent).id();
        int attempts = 1_001;
        for (int i = 0; i < attempts; i++) {
            clock.advance(Duration.ofMillis(1));
            RecordStore intruder = Complaints.as(qms, TRAINER, "attempt " + i);
            assertThatThrownBy(() -> changed(intruder, "complaint.edit", id, s -> s))
                    .isInstanceOf(RefusedException.class);
        }

        assertThat(refusals(id)).hasSize(attempts);
        assertThat(refusals(id)).element(500).extracting(TrailEntry::reason).isEqualTo("attempt 500");
        assertThat(refusals(id)).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void a_refusal_that_cannot_be_put_on_record_changes_nothing_and_says_so() {
        FaultyStorage faulty = new FaultyStorage();
        Qms engine = Complaints.engine(faulty, clock).build();
        String id = received(Complaints.as(engine, AGENT, "")).id();
        RecordStore intruder = Complaints.as(engine, TRAINER, "");
        // The record is read, then its head again for the link, then the refusal is written.
        faulty.failAt(2, FaultyStorage.When.BEFORE);

        assertThatThrownBy(() -> changed(intruder, "complaint.edit", id, s -> s.withTitle("mine now")))
                .isInstanceOf(StorageException.class);
        assertThat(faulty.struck()).isTrue();
        assertThat(intruder.get(COMPLAINT, id).version()).isZero();
    }

    @Test
    void a_storage_that_would_lose_the_refusal_with_the_host_s_transaction_is_told_of() {
        RecordStore joined = Complaints.as(
                Complaints.engine(new WatchedStorage(StorageCapability.JOINS_HOST_TRANSACTION), clock)
                        .build(),
                TRAINER,
                "out of interest");

        assertThatThrownBy(() -> received(joined))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(WatchedStorage.class.getName())
                .hasMessageContaining("outsideHostTransaction()");
    }
}
