package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.Qms;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

@Verifies("X-9")
class ConflictTest {
    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final WatchedStorage storage = new WatchedStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final RecordStore agent = Complaints.as(qms, AGENT, "as agreed");
    private final RecordStore rival = Complaints.as(qms, AGENT, "as agreed, too");

    private static Versioned<ComplaintState> titled(RecordStore store, String id, String title) {
        return changed(store, "complaint.edit", id, s -> s.withTitle(title));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> together(int count, IntFunction<Callable<T>> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(task.apply(i));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of_two_writers_who_read_the_same_version_exactly_one_wins() throws Exception {
        Qms shared = Complaints.engine(new InMemoryStorage(), clock).build();
        RecordStore reader = Complaints.as(shared, AGENT, "as agreed");
        for (int round = 0; round < 50; round++) {
            String id = received(reader).id();
            CyclicBarrier bothHaveRead = new CyclicBarrier(2);
            List<String> outcomes = together(2, i -> () -> {
                RecordStore writer = Complaints.as(shared, AGENT, "writer " + i);
                try {
                    return changed(writer, "complaint.edit", id, s -> {
                                await(bothHaveRead);
                                return s.withTitle("by writer " + i);
                            })
                            .state()
                            .title();
                } catch (ConflictException e) {
                    return "expected " + e.expectedVersion() + ", found "
                            + e.actualVersion().orElseThrow();
                }
            });

            String stored = reader.get(COMPLAINT, id).state().title();
            assertThat(outcomes).containsExactlyInAnyOrder(stored, "expected 0, found 1");
            assertThat(shared.trail().history("acme.complaint", id)).hasSize(2);
            assertThat(shared.trail().verify("acme.complaint", id).problems()).isEmpty();
        }
    }

    @Test
    void a_record_that_somebody_changed_after_it_was_loaded_is_a_conflict() {
        String id = received(agent).id();
        ConflictException conflict = catchThrowableOfType(
                ConflictException.class,
                () -> agent.commit(unit -> {
                    unit.load(COMPLAINT, Set.of(id));
                    titled(rival, id, "first");
                    return unit.change(COMPLAINT.transition("complaint.edit"), id, s -> s.withTitle("second"));
                }));

        assertThat(conflict.recordId()).isEqualTo(id);
        assertThat(agent.get(COMPLAINT, id).state().title()).isEqualTo("first");
    }

    @Test
    void the_loser_is_told_the_record_and_both_versions() {
        Versioned<ComplaintState> read = received(agent);
        titled(rival, read.id(), "first");
        titled(rival, read.id(), "second");

        ConflictException conflict = catchThrowableOfType(
                ConflictException.class,
                () -> agent.commit(unit ->
                        unit.change(COMPLAINT.transition("complaint.edit"), read, s -> s.withTitle("too late"))));

        assertThat(conflict.recordType()).isEqualTo("acme.complaint");
        assertThat(conflict.recordId()).isEqualTo(read.id());
        assertThat(conflict.expectedVersion()).isZero();
        assertThat(conflict.actualVersion()).hasValue(2);
        assertThat(conflict).hasMessageContaining("Read it again");
    }

    @Test
    void a_version_that_is_not_current_any_more_is_not_even_decided_on() {
        Versioned<ComplaintState> read = received(agent);
        titled(rival, read.id(), "first");

        assertThatThrownBy(() -> agent.commit(unit -> unit.change(COMPLAINT.transition("complaint.edit"), read, s -> {
                    throw new AssertionError("decided on a stale version");
                })))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void a_rival_between_decision_and_storage_wins_all_the_same() {
        String id = received(agent).id();
        storage.beforeNextApply(() -> titled(rival, id, "by the rival"));

        assertThatThrownBy(() -> titled(agent, id, "by the agent")).isInstanceOf(ConflictException.class);
        assertThat(agent.get(COMPLAINT, id).state().title()).isEqualTo("by the rival");
    }

    @Test
    void a_loser_leaves_nothing_half_done() {
        String first = received(agent).id();
        String contested = received(agent).id();
        storage.beforeNextApply(() -> titled(rival, contested, "by the rival"));
        RecordQuery entries = RecordQuery.of(agent.tenant(), "trail-entry");
        long before = storage.count(entries);

        assertThatThrownBy(() -> agent.commit(unit -> {
                    unit.change(COMPLAINT.transition("complaint.edit"), first, s -> s.withTitle("by the agent"));
                    unit.create(
                            REMARK.transition("complaint.receive"),
                            "r1",
                            by -> ComplaintState.draft("by the agent", "u-agent"));
                    return unit.change(
                            COMPLAINT.transition("complaint.edit"), contested, s -> s.withTitle("by the agent"));
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(agent.get(COMPLAINT, first).version()).isZero();
        assertThat(agent.find(REMARK, "r1")).isEmpty();
        assertThat(storage.count(entries)).as("the rival's entry alone").isEqualTo(before + 1);
    }

    @Test
    void a_conflict_is_no_refusal() {
        String id = received(agent).id();
        storage.beforeNextApply(() -> titled(rival, id, "by the rival"));

        assertThatThrownBy(() -> titled(agent, id, "by the agent")).isInstanceOf(ConflictException.class);
        assertThat(qms.trail().refusals("acme.complaint", id)).isEmpty();
    }

    @Test
    void a_loser_who_reads_again_may_win() {
        String id = received(agent).id();
        storage.beforeNextApply(() -> titled(rival, id, "by the rival"));
        assertThatThrownBy(() -> titled(agent, id, "by the agent")).isInstanceOf(ConflictException.class);

        Versioned<ComplaintState> again =
                changed(agent, "complaint.edit", id, s -> s.withTitle(s.title() + " and the agent"));

        assertThat(again.version()).isEqualTo(2);
        assertThat(again.state().title()).isEqualTo("by the rival and the agent");
    }

    @Test
    void writers_of_different_records_are_not_in_each_other_s_way() {
        String mine = received(agent).id();
        String theirs = received(agent).id();
        storage.beforeNextApply(() -> titled(rival, theirs, "by the rival"));

        assertThat(titled(agent, mine, "by the agent").version()).isEqualTo(1);
        assertThat(agent.get(COMPLAINT, theirs).version()).isEqualTo(1);
    }

    @Test
    void a_record_that_is_gone_has_no_actual_version() {
        Versioned<ComplaintState> read = received(agent);
        RecordKey key = new RecordKey(agent.tenant(), "acme.complaint", read.id());
        storage.beforeNextApply(() -> storage.apply(ChangeSet.of(new Change.Delete(key, 0))));

        ConflictException conflict =
                catchThrowableOfType(ConflictException.class, () -> titled(agent, read.id(), "too late"));

        assertThat(conflict.actualVersion()).isEmpty();
        assertThat(conflict).hasMessageContaining("not stored any more");
    }

    @Test
    void two_writers_who_create_the_same_record_do_not_both_succeed() {
        ComplaintState mine = ComplaintState.draft("by the agent", "u-agent");
        storage.beforeNextApply(() -> rival.commit(unit -> unit.create(
                REMARK.transition("complaint.receive"), "r1", by -> ComplaintState.draft("by the rival", "u-agent"))));

        DuplicateException duplicate = catchThrowableOfType(
                DuplicateException.class,
                () -> agent.commit(unit -> unit.create(REMARK.transition("complaint.receive"), "r1", by -> mine)));

        assertThat(duplicate.recordId()).isEqualTo("r1");
        assertThat(agent.get(REMARK, "r1").state().title()).isEqualTo("by the rival");
        assertThat(qms.trail().history("acme.remark", "r1")).hasSize(1);
    }

    @Test
    void no_change_is_lost_among_many_writers_who_repeat_what_conflicts() throws Exception {
        Qms shared = Complaints.engine(new InMemoryStorage(), clock).build();
        String id = received(Complaints.as(shared, AGENT, ""), ComplaintState.draft("", "u-agent"))
                .id();
        int each = 40;
        List<Integer> conflicts = together(4, i -> () -> {
            RecordStore writer = Complaints.as(shared, AGENT, "writer " + i);
            int lost = 0;
            for (int done = 0; done < each; ) {
                try {
                    changed(writer, "complaint.edit", id, s -> s.withTitle(s.title() + i));
                    done++;
                } catch (ConflictException e) {
                    lost++;
                }
            }
            return lost;
        });

        Versioned<ComplaintState> last = Complaints.as(shared, AGENT, "").get(COMPLAINT, id);
        assertThat(conflicts).hasSize(4);
        assertThat(last.version()).isEqualTo(4L * each);
        assertThat(last.state().title().chars().filter(c -> c == '3').count()).isEqualTo(each);
        assertThat(shared.trail().verify("acme.complaint", id).problems()).isEmpty();
    }
}
