package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.ErrorCode;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.StorageException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.internal.codec.Hashes;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.TrailEntry.BatchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Verifies("X-1")
class UnitOfWorkTest {
    private static final ComplaintState DRAFT = ComplaintState.draft("late answer", "u-agent");

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final WatchedStorage storage = new WatchedStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final FaultyStorage faulty = new FaultyStorage();
    private final Qms shaky = Complaints.engine(faulty, clock).build();
    private final RecordStore writer = Complaints.as(shaky, AGENT, "as agreed");

    private static Versioned<ComplaintState> remark(RecordStore store, String id) {
        return store.commit(unit -> unit.create(REMARK.transition("complaint.receive"), id, by -> DRAFT));
    }

    private static void append(RecordStore store, String batch, List<Appended<ComplaintState>> rows) {
        store.commit(unit -> {
            unit.append(REMARK.transition("complaint.receive"), batch, rows);
            return "done";
        });
    }

    private static List<Appended<ComplaintState>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Appended<>("r" + i, DRAFT.withTitle("remark " + i)))
                .toList();
    }

    private static long stored(QmsStorage storage, String type) {
        return storage.count(RecordQuery.of("default", type));
    }

    private ChangeSet lastApplied() {
        return storage.applied().get(storage.applied().size() - 1);
    }

    @Test
    void records_that_were_loaded_together_are_changed_without_being_asked_for_one_by_one() {
        append(agent, "b1", rows(3));
        Versioned<ComplaintState> read = agent.get(REMARK, "r2");
        int before = storage.finds();
        agent.commit(unit -> {
            unit.load(REMARK, Set.of("r0", "r1", "r2"));
            unit.change(REMARK.transition("complaint.edit"), "r0", s -> s.withTitle("first"));
            unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("second"));
            return unit.change(REMARK.transition("complaint.edit"), read, s -> s.withTitle("third"));
        });

        assertThat(storage.finds()).isEqualTo(before);
        assertThat(agent.findAll(REMARK, Set.of("r0", "r1", "r2")).values())
                .extracting(remark -> remark.state().title())
                .containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void a_record_that_could_not_be_loaded_is_missing_when_it_is_changed() {
        assertThatThrownBy(() -> agent.commit(unit -> {
                    unit.load(REMARK, Set.of("none"));
                    return unit.change(REMARK.transition("complaint.edit"), "none", s -> s.withTitle("x"));
                }))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_unit_of_work_is_one_change_set_with_an_entry_for_each_change() {
        String id = received(agent).id();
        int before = storage.applied().size();
        agent.commit(unit -> {
            unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("no answer"));
            return unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT);
        });

        assertThat(storage.applied()).hasSize(before + 1);
        assertThat(lastApplied().changes())
                .extracting(change -> change.key().id())
                .containsExactly(id, "r1", "CHANGE/acme.complaint/" + id + "/1", "CHANGE/acme.remark/r1/0");
    }

    @Test
    void a_record_and_its_entry_name_each_other() {
        remark(agent, "r1");
        StoredRecord record = ((Change.Insert) lastApplied().changes().get(0)).record();
        TrailEntry entry = TrailEntry.parse(
                ((Change.Insert) lastApplied().changes().get(1)).record().payload());

        assertThat(record.attributes()).containsEntry(RecordType.TRAIL_HEAD, AttributeValue.of(entry.hash()));
        assertThat(entry.contentHash()).isEqualTo(Hashes.content(record.payload()));
    }

    @Test
    void the_answer_of_the_work_is_the_answer_of_the_commit() {
        assertThat(agent.<String>commit(unit -> "done")).isEqualTo("done");
    }

    @Test
    void work_that_does_nothing_writes_nothing() {
        agent.commit(unit -> "done");

        assertThat(lastApplied().isEmpty()).isTrue();
    }

    @Test
    void work_that_fails_writes_nothing_and_fails_as_it_did() {
        IllegalStateException own = new IllegalStateException("the host's own");

        assertThatThrownBy(() -> agent.commit(unit -> {
                    unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT);
                    throw own;
                }))
                .isSameAs(own);
        assertThat(storage.applied()).isEmpty();
    }

    @Test
    void each_change_of_a_record_in_one_unit_has_a_version_and_an_entry_of_its_own() {
        String id = received(agent).id();

        Versioned<ComplaintState> last = agent.commit(unit -> {
            unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("first"));
            return unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle(s.title() + ", second"));
        });

        assertThat(last.version()).isEqualTo(2);
        assertThat(agent.get(COMPLAINT, id).state().title()).isEqualTo("first, second");
        assertThat(qms.trail().history("acme.complaint", id)).hasSize(3);
        assertThat(qms.trail().verify("acme.complaint", id).problems()).isEmpty();
        assertThat(lastApplied().changes()).hasSize(3);
    }

    @Test
    void a_record_is_created_and_changed_in_one_unit() {
        String id = agent.commit(unit -> {
            String created = unit.create(COMPLAINT.transition("complaint.receive"), by -> DRAFT)
                    .id();
            unit.change(COMPLAINT.transition("complaint.edit"), created, s -> s.withTitle("late again"));
            return created;
        });

        assertThat(agent.get(COMPLAINT, id).version()).isEqualTo(1);
        assertThat(agent.get(COMPLAINT, id).state().title()).isEqualTo("late again");
        assertThat(qms.trail().verify("acme.complaint", id).problems()).isEmpty();
    }

    /** Two records are changed and one is created, so that there is something to leave half done. */
    private void threefold(String first, String second, String third) {
        writer.commit(unit -> {
            unit.change(REMARK.transition("complaint.edit"), first, s -> s.withTitle("changed"));
            unit.change(REMARK.transition("complaint.edit"), second, s -> s.withTitle("changed"));
            return unit.create(REMARK.transition("complaint.receive"), third, by -> DRAFT);
        });
    }

    @ParameterizedTest
    @EnumSource(FaultyStorage.When.class)
    void wherever_the_storage_fails_all_of_a_unit_is_stored_or_nothing(FaultyStorage.When when) {
        for (int call = 0; ; call++) {
            String first = "first-" + call;
            String second = "second-" + call;
            String third = "third-" + call;
            remark(writer, first);
            remark(writer, second);
            long entries = stored(faulty, "trail-entry");
            faulty.failAt(call, when);
            Throwable failure = catchThrowable(() -> threefold(first, second, third));
            if (!faulty.struck()) {
                assertThat(call).as("calls that failed in turn").isEqualTo(4);
                return;
            }
            assertThat(failure).isInstanceOf(StorageException.class);
            long version = writer.get(REMARK, first).version();
            assertThat(writer.get(REMARK, second).version()).isEqualTo(version);
            assertThat(writer.find(REMARK, third).isPresent()).isEqualTo(version == 1);
            assertThat(stored(faulty, "trail-entry")).isEqualTo(entries + 3 * version);
            assertThat(shaky.trail().verify("acme.remark", first).problems()).isEmpty();
            assertThat(version).isEqualTo(when == FaultyStorage.When.AFTER && call == 3 ? 1 : 0);
        }
    }

    @Test
    void a_failure_of_the_storage_comes_out_as_it_is() {
        faulty.failAt(0, FaultyStorage.When.BEFORE);

        assertThatThrownBy(() -> remark(writer, "r1"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
                .hasMessage("the line is dead");
    }

    @Test
    void a_unit_whose_answer_was_lost_is_stored() {
        faulty.failAt(1, FaultyStorage.When.AFTER);
        assertThatThrownBy(() -> remark(writer, "r1")).isInstanceOf(StorageException.class);

        assertThat(writer.get(REMARK, "r1").version()).isZero();
    }

    @Test
    void repeating_a_change_whose_answer_was_lost_makes_no_second_version() {
        remark(writer, "r1");
        faulty.failAt(1, FaultyStorage.When.AFTER);
        assertThatThrownBy(() -> writer.commit(
                        unit -> unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("changed"))))
                .hasMessage("the answer was lost");

        assertThat(writer.commit(unit ->
                                unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("changed")))
                        .version())
                .isEqualTo(1);
        assertThat(shaky.trail().history("acme.remark", "r1")).hasSize(2);
    }

    @Test
    @Verifies("X-9")
    void repeating_a_change_of_the_version_that_was_read_is_a_conflict_when_only_the_answer_was_lost() {
        Versioned<ComplaintState> read = remark(writer, "r1");
        faulty.failAt(1, FaultyStorage.When.AFTER);
        assertThatThrownBy(() -> writer.commit(unit ->
                        unit.change(REMARK.transition("complaint.edit"), read, s -> s.withTitle(s.title() + "!"))))
                .isInstanceOf(StorageException.class);

        assertThatThrownBy(() -> writer.commit(unit ->
                        unit.change(REMARK.transition("complaint.edit"), read, s -> s.withTitle(s.title() + "!"))))
                .isInstanceOf(ConflictException.class);
        assertThat(writer.get(REMARK, "r1").state().title()).isEqualTo("late answer!");
    }

    @Test
    void repeating_a_creation_under_an_id_is_a_duplicate_when_only_the_answer_was_lost() {
        faulty.failAt(1, FaultyStorage.When.AFTER);
        assertThatThrownBy(() -> remark(writer, "r1")).isInstanceOf(StorageException.class);

        assertThatThrownBy(() -> remark(writer, "r1")).isInstanceOf(DuplicateException.class);
    }

    @Test
    @Verifies("X-4")
    void repeating_a_numbered_creation_makes_another_record_when_only_the_answer_was_lost() {
        faulty.failAt(2, FaultyStorage.When.AFTER);
        assertThatThrownBy(() -> received(writer)).isInstanceOf(StorageException.class);

        assertThat(received(writer).id()).isEqualTo("CMP-2026-0002");
    }

    @Test
    void a_batch_is_one_change_set_with_one_entry() {
        append(agent, "b1", rows(3));

        assertThat(storage.applied()).hasSize(1);
        assertThat(lastApplied().changes())
                .extracting(change -> change.key().id())
                .containsExactly("r0", "r1", "r2", "BATCH/acme.remark/b1/batch");
    }

    @Test
    void the_entry_of_a_batch_binds_every_row_by_its_content() {
        append(agent, "b1", rows(3));
        TrailEntry entry = qms.trail().history("acme.remark", "r1").get(0);

        assertThat(entry.kind()).isEqualTo(TrailEntry.Kind.BATCH);
        assertThat(entry.recordId()).isEqualTo("b1");
        assertThat(entry.rows())
                .containsExactlyElementsOf(IntStream.range(0, 3)
                        .mapToObj(i -> storage.find(new RecordKey("default", "acme.remark", "r" + i))
                                .orElseThrow())
                        .map(row -> new BatchRow(row.key().id(), Hashes.content(row.payload())))
                        .toList());
    }

    @Test
    void a_change_of_a_batched_record_follows_on_the_batch() {
        append(agent, "b1", rows(2));
        agent.commit(unit -> unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("changed")));
        List<TrailEntry> history = qms.trail().history("acme.remark", "r1");

        assertThat(history).hasSize(2);
        assertThat(history.get(1).previous()).isEqualTo(history.get(0).hash());
        assertThat(qms.trail().verify("acme.remark", "r1").problems()).isEmpty();
        assertThat(qms.trail().verify("acme.remark", "r0").problems()).isEmpty();
    }

    @Test
    void a_batch_without_rows_writes_nothing() {
        append(agent, "b1", List.of());

        assertThat(lastApplied().isEmpty()).isTrue();
    }

    @Test
    void a_batch_with_a_row_that_exists_is_not_stored_at_all() {
        remark(agent, "r2");

        assertThatThrownBy(() -> append(agent, "b1", rows(4))).isInstanceOf(DuplicateException.class);
        assertThat(agent.find(REMARK, "r0")).isEmpty();
        assertThat(stored(storage, "trail-entry")).isEqualTo(1);
    }

    @Test
    void the_name_of_a_batch_is_used_once() {
        append(agent, "b1", List.of(new Appended<>("r1", DRAFT)));

        assertThatThrownBy(() -> append(agent, "b1", List.of(new Appended<>("r2", DRAFT))))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("b1");
        assertThat(agent.find(REMARK, "r2")).isEmpty();
    }

    @Test
    void a_batch_that_cannot_be_added_leaves_none_of_its_rows_in_a_unit_that_goes_on() {
        List<Appended<ComplaintState>> twice = new ArrayList<>(rows(2));
        twice.add(new Appended<>("r0", DRAFT));
        agent.commit(unit -> {
            assertThatThrownBy(() -> unit.append(REMARK.transition("complaint.receive"), "b1", twice))
                    .isInstanceOf(DuplicateException.class)
                    .hasMessageContaining("r0");
            return unit.create(REMARK.transition("complaint.receive"), "other", by -> DRAFT);
        });

        assertThat(agent.find(REMARK, "r1")).isEmpty();
        assertThat(lastApplied().changes()).hasSize(2);
    }

    @Test
    void the_most_that_a_storage_must_hold_is_written_and_read_back() {
        String long1 = "x\u0000\n\"\\\u20AC".repeat(100_000);
        Versioned<ComplaintState> stored = agent.commit(
                unit -> unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT.withTitle(long1)));

        assertThat(agent.get(REMARK, "r1")).isEqualTo(stored);
        assertThat(qms.trail().verify("acme.remark", "r1").problems()).isEmpty();
    }
}
