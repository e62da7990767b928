package io.github.qms4j.schedule;

import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@Verifies("X-7")
class RecurringWorkTest {
    private static final Actor SCHEDULER = Actor.of("u-scheduler", Role.SERVICE_MANAGER);
    private static final Recurrence MONTHLY = Recurrence.every(Period.ofMonths(1), ZoneId.of("Europe/Berlin"));
    private static final Instant FIRST = Instant.parse("2026-01-31T08:00:00Z");

    private final SettableClock clock = new SettableClock("2026-01-01T00:00:00Z");

    private RecordStore store(QmsStorage storage) {
        return store(storage, "scheduled run");
    }

    private RecordStore store(QmsStorage storage, String reason) {
        Qms qms = Complaints.engine(storage, clock).build();
        return Complaints.as(qms, SCHEDULER, reason);
    }

    /** Each occurrence leaves a remark under its own name, so that one that is produced twice is noticed. */
    private static void remark(UnitOfWork unit, Occurrence occurrence) {
        unit.create(
                REMARK.transition("complaint.receive"),
                occurrence.workId() + "/" + occurrence.number(),
                by -> ComplaintState.draft(occurrence.subject(), SCHEDULER.id()).withReceivedAt(occurrence.due()));
    }

    private static List<String> remarks(RecordStore store) {
        return store.stream(REMARK, store.query(REMARK)).map(Versioned::id).toList();
    }

    @Test
    void nothing_is_produced_before_it_is_due() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        work.schedule("access-review", "ERP", MONTHLY, FIRST);
        clock.set("2026-01-31T07:59:59.999Z");

        assertThat(work.runDue("access-review", RecurringWorkTest::remark)).isZero();
        assertThat(remarks(store)).isEmpty();
    }

    @Test
    void what_is_due_at_this_very_instant_is_produced_once() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        String id = work.schedule("access-review", "ERP", MONTHLY, FIRST);
        clock.set("2026-01-31T08:00:00Z");

        assertThat(work.runDue("access-review", RecurringWorkTest::remark)).isEqualTo(1);
        assertThat(work.runDue("access-review", RecurringWorkTest::remark)).isZero();
        assertThat(work.next(id))
                .isEqualTo(new Occurrence(id, "access-review", "ERP", 1, Instant.parse("2026-02-28T08:00:00Z")));
    }

    @Test
    void a_late_run_produces_everything_that_was_missed_at_the_local_time_it_was_due() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        work.schedule("access-review", "ERP", MONTHLY, FIRST);
        clock.set("2026-06-01T00:00:00Z");
        List<Instant> due = new ArrayList<>();

        assertThat(work.runDue("access-review", (unit, occurrence) -> due.add(occurrence.due())))
                .isEqualTo(5);
        assertThat(due)
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-01-31T08:00:00Z",
                        "2026-02-28T08:00:00Z",
                        "2026-03-31T07:00:00Z",
                        "2026-04-30T07:00:00Z",
                        "2026-05-31T07:00:00Z");
    }

    @Test
    void a_run_is_for_one_kind() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        work.schedule("access-review", "ERP", MONTHLY, FIRST);
        work.schedule("backup-test", "ERP", MONTHLY, FIRST);
        clock.set("2026-02-01T00:00:00Z");

        assertThat(work.runDue("backup-test", RecurringWorkTest::remark)).isEqualTo(1);
        assertThat(work.runDue("access-review", RecurringWorkTest::remark)).isEqualTo(1);
    }

    @Test
    void suspended_work_produces_nothing_any_more() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        String id = work.schedule("access-review", "ERP", MONTHLY, FIRST);
        work.suspend(id);
        clock.set("2026-06-01T00:00:00Z");

        assertThat(work.runDue("access-review", RecurringWorkTest::remark)).isZero();
        assertThatThrownBy(() -> work.suspend(id)).isInstanceOf(RefusedException.class);
    }

    @Test
    void suspending_needs_a_reason_and_a_run_does_not() {
        InMemoryStorage storage = new InMemoryStorage();
        RecurringWork silent = new RecurringWork(store(storage, ""));
        String id = silent.schedule("access-review", "ERP", MONTHLY, FIRST);
        clock.set("2026-02-01T00:00:00Z");

        assertThat(silent.runDue("access-review", RecurringWorkTest::remark)).isEqualTo(1);
        assertThatThrownBy(() -> silent.suspend(id)).isInstanceOf(RefusedException.class);
    }

    @Test
    void who_may_not_plan_cannot_schedule() {
        Qms qms = Complaints.engine(new InMemoryStorage(), clock).build();
        RecurringWork work = new RecurringWork(Complaints.as(qms, Complaints.AGENT, ""));

        assertThatThrownBy(() -> work.schedule("access-review", "ERP", MONTHLY, FIRST))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void work_without_a_kind_is_refused() {
        RecurringWork work = new RecurringWork(store(new InMemoryStorage()));

        assertThatThrownBy(() -> work.schedule(" ", "ERP", MONTHLY, FIRST)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_handler_that_fails_leaves_its_work_due_and_does_not_hold_up_the_rest() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        String broken = work.schedule("access-review", "broken", MONTHLY, FIRST);
        String sound = work.schedule("access-review", "sound", MONTHLY, FIRST);
        clock.set("2026-03-01T00:00:00Z");

        assertThatThrownBy(() -> work.runDue("access-review", (unit, occurrence) -> {
                    remark(unit, occurrence);
                    if (occurrence.workId().equals(broken)) {
                        throw new IllegalStateException("no such system");
                    }
                }))
                .hasMessage("no such system");
        assertThat(remarks(store)).containsExactly(sound + "/0", sound + "/1");
        assertThat(work.next(broken).number()).isZero();
    }

    @Test
    void a_name_that_is_taken_by_something_else_is_an_error_and_no_endless_run() {
        RecordStore store = store(new InMemoryStorage());
        RecurringWork work = new RecurringWork(store);
        String id = work.schedule("access-review", "ERP", MONTHLY, FIRST);
        store.commit(unit -> unit.create(
                REMARK.transition("complaint.receive"),
                id + "/0",
                by -> ComplaintState.draft("in the way", SCHEDULER.id())));
        clock.set("2026-02-01T00:00:00Z");

        assertThatThrownBy(() -> work.runDue("access-review", RecurringWorkTest::remark))
                .isInstanceOf(DuplicateException.class);
    }

    @Test
    void several_runners_at_once_produce_each_occurrence_once() throws Exception {
        InMemoryStorage storage = new InMemoryStorage();
        RecordStore store = store(storage);
        RecurringWork planned = new RecurringWork(store);
        for (int i = 0; i < 3; i++) {
            planned.schedule("heartbeat", "node " + i, Recurrence.every(Duration.ofHours(1)), FIRST);
        }
        clock.set("2026-02-02T07:30:00Z");
        int runners = 4;
        CyclicBarrier start = new CyclicBarrier(runners);
        Callable<Integer> run = () -> {
            RecurringWork own = new RecurringWork(store(storage));
            start.await();
            return own.runDue("heartbeat", RecurringWorkTest::remark);
        };
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            int produced = 0;
            for (Future<Integer> each : threads.invokeAll(List.of(run, run, run, run))) {
                produced += each.get();
            }
            assertThat(produced).isEqualTo(3 * 48);
            assertThat(remarks(store)).hasSize(3 * 48).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_run_that_breaks_off_anywhere_is_finished_by_the_next() {
        for (FaultyStorage.When when : FaultyStorage.When.values()) {
            boolean struck = true;
            for (int call = 0; struck; call++) {
                clock.set("2026-01-01T00:00:00Z");
                FaultyStorage storage = new FaultyStorage();
                Qms qms = Complaints.engine(storage, clock).build();
                RecordStore store = Complaints.as(qms, SCHEDULER, "scheduled run");
                RecurringWork work = new RecurringWork(store);
                String id = work.schedule("access-review", "ERP", MONTHLY, FIRST);
                clock.set("2026-04-01T00:00:00Z");
                storage.failAt(call, when);
                try {
                    work.runDue("access-review", RecurringWorkTest::remark);
                } catch (StorageException e) {
                    assertThat(e).hasMessageStartingWith("the ");
                }
                struck = storage.struck();

                work.runDue("access-review", RecurringWorkTest::remark);

                assertThat(remarks(store)).containsExactly(id + "/0", id + "/1", id + "/2");
                assertThat(qms.trail().verify("recurring-work", id).problems()).isEmpty();
                assertThat(work.next(id).number()).isEqualTo(3);
            }
        }
    }
}
