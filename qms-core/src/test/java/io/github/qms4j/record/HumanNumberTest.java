package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.RefusedException;
import io.github.qms4j.StorageException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.FaultyStorage;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.complaint.WatchedStorage;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Verifies("X-4")
class HumanNumberTest {
    private static final ComplaintState DRAFT = ComplaintState.draft("late answer", "u-agent");
    /** Another type whose numbers begin alike. */
    private static final RecordType<ComplaintState> CLAIM = claim();

    private static RecordType<ComplaintState> claim() {
        Declaration<ComplaintState, ComplaintState.Status> declared = RecordType.declare(
                        "acme.claim", ComplaintState.class, ComplaintState.Status.class, ComplaintState::status)
                .numbered("CMP");
        declared.creates("complaint.receive", Complaints.HANDLE, ComplaintState.Status.DRAFT)
                .row();
        return declared.type();
    }

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final WatchedStorage storage = new WatchedStorage();
    private final RecordStore agent = store(storage);

    private RecordStore store(QmsStorage place) {
        return Complaints.as(Complaints.engine(place, clock).recordType(CLAIM).build(), AGENT, "");
    }

    private static Versioned<ComplaintState> numbered(UnitOfWork unit, RecordType<ComplaintState> type) {
        return unit.create(type.transition("complaint.receive"), by -> DRAFT);
    }

    private static List<String> numbers(RecordStore store) {
        return store.stream(COMPLAINT, store.query(COMPLAINT))
                .map(Versioned::id)
                .toList();
    }

    private static List<String> firstNumbers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "CMP-2026-%04d".formatted(i))
                .toList();
    }

    @Test
    void numbers_begin_with_one_and_follow_on_one_another() {
        for (int i = 0; i < 12; i++) {
            received(agent);
        }

        assertThat(numbers(agent)).isEqualTo(firstNumbers(12));
    }

    @Test
    void several_numbers_of_one_unit_follow_on_one_another() {
        received(agent);
        List<String> ids = agent.commit(unit -> List.of(
                numbered(unit, COMPLAINT).id(), numbered(unit, COMPLAINT).id()));

        assertThat(ids).containsExactly("CMP-2026-0002", "CMP-2026-0003");
    }

    @Test
    void a_number_that_outgrows_four_digits_is_still_followed_by_the_next() {
        agent.commit(unit -> {
            for (int i = 0; i < 9_999; i++) {
                numbered(unit, COMPLAINT);
            }
            return "done";
        });

        assertThat(received(agent).id()).isEqualTo("CMP-2026-10000");
        assertThat(received(agent).id()).isEqualTo("CMP-2026-10001");
    }

    @Test
    void a_series_begins_anew_with_the_year_in_utc() {
        clock.set("2026-12-31T23:59:59.999Z");
        assertThat(received(agent).id()).isEqualTo("CMP-2026-0001");
        clock.set("2027-01-01T00:00:00Z");
        assertThat(received(agent).id()).isEqualTo("CMP-2027-0001");
    }

    @Test
    void the_year_is_that_of_the_business_zone() {
        Instant newYearOnKiritimati = Instant.parse("2026-12-31T12:00:00Z");
        Qms qms = Complaints.builder()
                .inMemory()
                .clock(Clock.fixed(newYearOnKiritimati, ZoneId.of("Pacific/Kiritimati")))
                .build();

        assertThat(received(Complaints.as(qms, AGENT, "")).id()).isEqualTo("CMP-2027-0001");
    }

    @Test
    void a_clock_that_was_set_back_goes_on_with_the_old_series() {
        received(agent);
        clock.set("2027-01-01T00:00:00Z");
        received(agent);
        clock.set("2026-12-31T23:00:00Z");

        assertThat(received(agent).id()).isEqualTo("CMP-2026-0002");
    }

    @Test
    void each_type_has_a_series_of_its_own() {
        received(agent);

        assertThat(agent.commit(unit -> numbered(unit, CLAIM)).id()).isEqualTo("CMP-2026-0001");
    }

    @Test
    void each_tenant_has_a_series_of_its_own() {
        received(agent);
        Qms other = Complaints.engine(storage, clock).tenant("other").build();

        assertThat(received(Complaints.as(other, AGENT, "")).id()).isEqualTo("CMP-2026-0001");
    }

    @Test
    void a_writer_who_loses_a_number_takes_the_next() {
        RecordStore rival = store(storage);
        storage.beforeNextApply(() -> received(rival));
        AtomicInteger runs = new AtomicInteger();

        String id = agent.commit(unit -> {
            runs.incrementAndGet();
            return numbered(unit, COMPLAINT).id();
        });

        assertThat(id).isEqualTo("CMP-2026-0002");
        assertThat(runs).hasValue(2);
        assertThat(numbers(agent)).isEqualTo(firstNumbers(2));
    }

    @Test
    void what_else_belongs_to_the_unit_is_applied_once_with_the_number_it_got_in_the_end() {
        RecordStore rival = store(storage);
        storage.beforeNextApply(() -> received(rival));
        storage.beforeNextApply(() -> {});
        storage.beforeNextApply(() -> received(rival));

        agent.commit(unit -> {
            String id = numbered(unit, COMPLAINT).id();
            return unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT.withTitle("see " + id));
        });

        assertThat(agent.get(REMARK, "r1").state().title()).isEqualTo("see CMP-2026-0003");
    }

    @Test
    void concurrent_writers_leave_neither_gap_nor_double() throws Exception {
        int writers = 4;
        int each = 40;
        QmsStorage shared = new InMemoryStorage();
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        Map<String, String> authors = new HashMap<>();
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                RecordStore writer = store(shared);
                String author = "u-" + w;
                tasks.add(() -> {
                    List<String> taken = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        start.await();
                        taken.add(received(writer, ComplaintState.draft("late answer", author))
                                .id());
                    }
                    return taken.stream().map(id -> id + " " + author).toList();
                });
            }
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                result.get().forEach(told -> authors.put(told.split(" ")[0], told.split(" ")[1]));
            }
        } finally {
            threads.shutdownNow();
        }

        RecordStore reader = store(shared);
        assertThat(numbers(reader)).isEqualTo(firstNumbers(writers * each));
        assertThat(authors).hasSize(writers * each);
        assertThat(reader.stream(COMPLAINT, reader.query(COMPLAINT)))
                .allSatisfy(r -> assertThat(r.state().author()).isEqualTo(authors.get(r.id())));
    }

    @Test
    void a_number_that_was_lost_inside_a_host_s_transaction_is_left_to_the_host() {
        WatchedStorage joined = new WatchedStorage(StorageCapability.JOINS_HOST_TRANSACTION);
        RecordStore writer = store(joined);
        RecordStore rival = store(joined);
        joined.beforeNextApply(() -> received(rival));

        assertThatThrownBy(() -> received(writer))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("CMP-2026-0001");
        assertThat(numbers(writer)).isEqualTo(firstNumbers(1));
    }

    @Test
    void an_id_of_the_caller_s_choice_that_is_taken_is_not_tried_again() {
        agent.commit(unit -> unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT));
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> agent.commit(unit -> {
                    runs.incrementAndGet();
                    numbered(unit, COMPLAINT);
                    return unit.create(REMARK.transition("complaint.receive"), "r1", by -> DRAFT);
                }))
                .isInstanceOf(DuplicateException.class)
                .hasMessageContaining("r1");
        assertThat(runs).hasValue(1);
        assertThat(numbers(agent)).isEmpty();
    }

    @Test
    void a_number_that_can_never_be_had_is_given_up() {
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            storage.beforeNextApply(() -> {
                throw new DuplicateException("acme.complaint", "CMP-2026-0001", "taken; choose another");
            });
        }

        assertThatThrownBy(() -> agent.commit(unit -> {
                    runs.incrementAndGet();
                    return numbered(unit, COMPLAINT);
                }))
                .isInstanceOf(DuplicateException.class);
        assertThat(runs).hasValueBetween(2, 1_000);
    }

    @Test
    void a_refused_attempt_takes_no_number() {
        received(agent);
        RecordStore trainer = Complaints.as(Complaints.engine(storage, clock).build(), TRAINER, "");
        assertThatThrownBy(() -> received(trainer)).isInstanceOf(RefusedException.class);

        assertThat(received(agent).id()).isEqualTo("CMP-2026-0002");
    }

    @Test
    void an_attempt_that_the_storage_failed_takes_no_number() {
        FaultyStorage faulty = new FaultyStorage();
        RecordStore writer = store(faulty);
        faulty.failAt(1, FaultyStorage.When.BEFORE);
        assertThatThrownBy(() -> received(writer)).isInstanceOf(StorageException.class);

        assertThat(faulty.struck()).isTrue();
        assertThat(received(writer).id()).isEqualTo("CMP-2026-0001");
    }

    @Test
    void an_attempt_with_bad_input_that_the_work_survives_takes_no_number() {
        List<String> ids = agent.commit(unit -> {
            assertThatThrownBy(() -> unit.create(
                            COMPLAINT.transition("complaint.receive"),
                            by -> DRAFT,
                            Map.of("site", AttributeValue.of("Ulm"))))
                    .isInstanceOf(InvalidInputException.class);
            return List.of(
                    numbered(unit, COMPLAINT).id(), numbered(unit, COMPLAINT).id());
        });

        assertThat(ids).isEqualTo(firstNumbers(2));
    }

    @Test
    void nobody_chooses_the_id_of_a_numbered_record() {
        assertThatThrownBy(() -> agent.commit(
                        unit -> unit.create(COMPLAINT.transition("complaint.receive"), "CMP-2026-0007", by -> DRAFT)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("without an id");
        assertThatThrownBy(() -> agent.commit(unit -> {
                    List<UnitOfWork.Appended<ComplaintState>> rows =
                            List.of(new UnitOfWork.Appended<>("CMP-2026-0007", DRAFT));
                    unit.append(COMPLAINT.transition("complaint.receive"), "b1", rows);
                    return "done";
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("without an id");
        assertThat(numbers(agent)).isEmpty();
    }

    @Test
    void a_type_without_numbers_gives_none() {
        assertThatThrownBy(() -> agent.commit(unit -> numbered(unit, REMARK)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acme.remark");
    }
}
