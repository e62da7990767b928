package io.github.qms4j;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.Trail;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QmsTest {
    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Complaints.engine(storage, clock).build();
    private final QmsSession session = qms.as(AGENT, "as agreed");
    private final RecordStore store = session.records();
    private final Trail trail = qms.trail();

    private static Versioned<ComplaintState> remark(RecordStore store, String id) {
        return store.commit(unit -> unit.create(
                REMARK.transition("complaint.receive"), id, by -> ComplaintState.draft("late answer", "u-agent")));
    }

    private static Named<Consumer<QmsTest>> call(String name, Consumer<QmsTest> call) {
        return Named.of(name, call);
    }

    static List<Named<Consumer<QmsTest>>> calls() {
        return List.of(
                call("a session", t -> t.qms.as(AGENT)),
                call("the trail", t -> t.qms.trail()),
                call("find", t -> t.store.find(REMARK, "r1")),
                call("find all", t -> t.store.findAll(REMARK, Set.of())),
                call("get", t -> t.store.get(REMARK, "r1")),
                call("list", t -> t.store.list(REMARK, t.store.query(REMARK))),
                call("stream", t -> t.store.stream(REMARK, t.store.query(REMARK))),
                call("count", t -> t.store.count(REMARK, t.store.query(REMARK))),
                call("as of", t -> t.store.asOf(REMARK, "r1", Instant.MAX)),
                call("verify", t -> t.trail.verify(REMARK, "r1")),
                call("can", t -> t.store.can(REMARK.transition("complaint.edit"), "r1")),
                call("valid", t -> t.store.valid("anything")),
                call("create", t -> remark(t.store, "r2")),
                call(
                        "change",
                        t -> t.store.commit(
                                unit -> unit.change(REMARK.transition("complaint.edit"), "r1", s -> s.withTitle("x")))),
                call("a unit that does nothing", t -> t.store.commit(unit -> "done")),
                call("history", t -> t.trail.history("acme.remark", "r1")),
                call("refusals", t -> t.trail.refusals("acme.remark", "r1")),
                call("verify by name", t -> t.trail.verify("acme.remark", "r1")),
                call("can of any concept", t -> t.session.can("recurring-work.suspend", "r1")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_closed_engine_refuses_everything_also_through_what_was_handed_out_before(Consumer<QmsTest> call) {
        remark(store, "r1");
        qms.close();

        assertThatThrownBy(() -> call.accept(this))
                .isInstanceOf(ClosedException.class)
                .hasMessageContaining("build a new one");
    }

    @Test
    void what_a_closed_engine_was_asked_for_is_not_done() {
        qms.close();

        assertThatThrownBy(() -> remark(store, "r1")).isInstanceOf(ClosedException.class);
        assertThat(storage.count(store.query(REMARK))).isZero();
    }

    @Test
    void a_stream_that_is_half_read_ends_with_its_engine() {
        for (int i = 0; i < 3; i++) {
            remark(store, "r" + i);
        }
        Iterator<Versioned<ComplaintState>> half =
                store.stream(REMARK, store.query(REMARK).limitedTo(1)).iterator();
        assertThat(half.next().id()).isEqualTo("r0");
        qms.close();

        assertThatThrownBy(() -> half.forEachRemaining(r -> assertThat(r.id()).isNotEqualTo("r2")))
                .isInstanceOf(ClosedException.class);
    }

    @Test
    void closing_twice_does_nothing() {
        qms.close();

        assertThatCode(qms::close).doesNotThrowAnyException();
    }

    @Test
    void a_closed_engine_still_says_what_it_was() {
        qms.close();

        assertThat(qms.describe()).contains("tenant: default");
    }

    @Test
    void an_engine_does_not_close_its_neighbour_on_the_same_storage() {
        RecordStore neighbour = Complaints.as(Complaints.engine(storage, clock).build(), AGENT, "");
        remark(store, "r1");
        qms.close();

        assertThat(neighbour.get(REMARK, "r1").version()).isZero();
    }

    @Test
    void a_session_without_a_reason_is_one_with_an_empty_reason() {
        assertThat(qms.as(AGENT).records().reason()).isEmpty();
    }

    @Test
    void an_action_of_no_concept_cannot_be_asked_for() {
        assertThatThrownBy(() -> session.can("ticket.burn", "r1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ticket.burn");
    }
}
