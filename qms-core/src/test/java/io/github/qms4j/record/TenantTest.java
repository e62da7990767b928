package io.github.qms4j.record;

import static io.github.qms4j.complaint.Complaints.AGENT;
import static io.github.qms4j.complaint.Complaints.COMPLAINT;
import static io.github.qms4j.complaint.Complaints.REMARK;
import static io.github.qms4j.complaint.Complaints.TRAINER;
import static io.github.qms4j.complaint.Complaints.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.NotFoundException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsBuilder;
import io.github.qms4j.RefusedException;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.UnitOfWork.Appended;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.trail.TrailEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-14")
class TenantTest {
    private static final ComplaintState DRAFT = ComplaintState.draft("late answer", "u-agent");

    private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms ulm = Complaints.engine(storage, clock).tenant("ulm").build();
    private final Qms bonn = Complaints.engine(storage, clock).tenant("bonn").build();
    private final RecordStore inUlm = Complaints.as(ulm, AGENT, "as agreed");
    private final RecordStore inBonn = Complaints.as(bonn, AGENT, "as agreed");

    private static Versioned<ComplaintState> remark(RecordStore store, String id, String title) {
        return store.commit(
                unit -> unit.create(REMARK.transition("complaint.receive"), id, by -> DRAFT.withTitle(title)));
    }

    private static Versioned<ComplaintState> edited(RecordStore store, String id, String title) {
        return store.commit(unit -> unit.change(REMARK.transition("complaint.edit"), id, s -> s.withTitle(title)));
    }

    private static List<String> titles(RecordStore store) {
        return store.stream(REMARK, store.query(REMARK))
                .map(r -> r.state().title())
                .toList();
    }

    @Test
    void a_record_of_another_tenant_does_not_exist() {
        remark(inUlm, "r1", "from Ulm");

        assertThat(inBonn.find(REMARK, "r1")).isEmpty();
        assertThatThrownBy(() -> inBonn.get(REMARK, "r1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("bonn");
        assertThatThrownBy(() -> inBonn.can(REMARK.transition("complaint.edit"), "r1"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_same_id_in_two_tenants_is_two_records() {
        remark(inUlm, "r1", "from Ulm");
        remark(inBonn, "r1", "from Bonn");
        edited(inBonn, "r1", "changed in Bonn");

        assertThat(inUlm.get(REMARK, "r1").state().title()).isEqualTo("from Ulm");
        assertThat(inUlm.get(REMARK, "r1").version()).isZero();
        assertThat(inBonn.get(REMARK, "r1").state().title()).isEqualTo("changed in Bonn");
    }

    @Test
    void a_record_of_another_tenant_cannot_be_changed() {
        remark(inUlm, "r1", "from Ulm");

        assertThatThrownBy(() -> edited(inBonn, "r1", "changed in Bonn")).isInstanceOf(NotFoundException.class);
        assertThat(inUlm.get(REMARK, "r1").version()).isZero();
    }

    @Test
    void a_version_that_was_read_in_another_tenant_is_nothing_to_change() {
        Versioned<ComplaintState> read = remark(inUlm, "r1", "secret of Ulm");
        remark(inBonn, "r1", "from Bonn");

        assertThatThrownBy(() -> inBonn.commit(
                        unit -> unit.change(REMARK.transition("complaint.edit"), read, s -> s.withOwner("u-bonn"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("r1");
        assertThat(inBonn.get(REMARK, "r1").state().title()).isEqualTo("from Bonn");
        assertThat(bonn.trail().verify("acme.remark", "r1").problems()).isEmpty();
    }

    @Test
    void queries_find_nothing_of_another_tenant() {
        remark(inUlm, "r1", "from Ulm");
        remark(inUlm, "r2", "from Ulm, too");
        remark(inBonn, "r1", "from Bonn");

        assertThat(titles(inUlm)).containsExactly("from Ulm", "from Ulm, too");
        assertThat(titles(inBonn)).containsExactly("from Bonn");
        assertThat(inBonn.list(REMARK, inBonn.query(REMARK).whereEqual("status", AttributeValue.of("DRAFT"))))
                .hasSize(1);
        assertThat(inBonn.count(REMARK, inBonn.query(REMARK))).isEqualTo(1);
    }

    @Test
    void records_that_are_fetched_together_are_of_one_tenant() {
        remark(inUlm, "r1", "from Ulm");
        remark(inUlm, "r2", "from Ulm, too");
        remark(inBonn, "r1", "from Bonn");

        assertThat(inBonn.findAll(REMARK, Set.of("r1", "r2", "r3")))
                .containsOnlyKeys("r1")
                .allSatisfy((id, r) -> assertThat(r.state().title()).isEqualTo("from Bonn"));
    }

    @Test
    void a_query_over_another_tenant_is_refused() {
        remark(inUlm, "r1", "from Ulm");
        RecordQuery foreign = inUlm.query(REMARK);

        assertThatThrownBy(() -> inBonn.list(REMARK, foreign))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ulm");
        assertThatThrownBy(() -> inBonn.stream(REMARK, foreign)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inBonn.count(REMARK, foreign)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_position_in_the_result_of_another_tenant_opens_nothing() {
        for (int i = 0; i < 4; i++) {
            remark(inUlm, "r" + i, "from Ulm");
        }
        remark(inBonn, "r3", "from Bonn");
        String cursor = storage.query(inUlm.query(REMARK).limitedTo(2)).next().orElseThrow();

        assertThat(inBonn.list(REMARK, inBonn.query(REMARK).from(cursor)))
                .extracting(r -> r.state().title())
                .containsExactly("from Bonn");
    }

    @Test
    void the_trail_shows_nothing_of_another_tenant() {
        remark(inUlm, "r1", "from Ulm");
        edited(inUlm, "r1", "changed in Ulm");
        remark(inBonn, "r1", "from Bonn");
        assertThatThrownBy(() -> edited(Complaints.as(ulm, TRAINER, "why not"), "r1", "mine now"))
                .isInstanceOf(RefusedException.class);

        assertThat(bonn.trail().history("acme.remark", "r1"))
                .singleElement()
                .extracting(TrailEntry::tenant)
                .isEqualTo("bonn");
        assertThat(bonn.trail().refusals("acme.remark", "r1")).isEmpty();
        assertThat(ulm.trail().refusals("acme.remark", "r1")).hasSize(1);
        assertThat(bonn.trail().verify("acme.remark", "r1").versions()).isEqualTo(1);
    }

    @Test
    void there_is_nothing_to_verify_of_another_tenant() {
        remark(inUlm, "r1", "from Ulm");

        assertThatThrownBy(() -> bonn.trail().verify("acme.remark", "r1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bonn.trail().history("acme.remark", "r1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_past_of_another_tenant_cannot_be_read() {
        remark(inUlm, "r1", "from Ulm");
        clock.set("2026-03-02T09:00:00Z");
        remark(inBonn, "r1", "from Bonn");

        assertThat(inBonn.asOf(REMARK, "r1", Instant.parse("2026-03-01T12:00:00Z")))
                .isEmpty();
        assertThat(inBonn.asOf(REMARK, "r1", Instant.parse("2026-03-03T12:00:00Z")))
                .hasValueSatisfying(r -> assertThat(r.state().title()).isEqualTo("from Bonn"));
    }

    @Test
    void batches_of_one_name_in_two_tenants_are_two_batches() {
        for (RecordStore store : List.of(inUlm, inBonn)) {
            store.commit(unit -> {
                unit.append(
                        REMARK.transition("complaint.receive"),
                        "b1",
                        List.of(new Appended<>("r1", DRAFT.withTitle("of " + store.tenant()))));
                return "done";
            });
        }

        assertThat(titles(inBonn)).containsExactly("of bonn");
        assertThat(bonn.trail().history("acme.remark", "r1"))
                .singleElement()
                .extracting(TrailEntry::tenant)
                .isEqualTo("bonn");
    }

    @Test
    @Verifies("X-4")
    void a_tenant_s_numbers_do_not_tell_how_many_another_has() {
        received(inUlm);
        received(inUlm);

        assertThat(received(inBonn).id()).isEqualTo("CMP-2026-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ulm", "ulm ", "ul", "ulm/remark", "ulm%", "ülm"})
    void a_tenant_of_a_similar_name_is_another_tenant(String name) {
        remark(inUlm, "r1", "from Ulm");
        Qms similar = Complaints.engine(storage, clock).tenant(name).build();
        RecordStore store = Complaints.as(similar, AGENT, "as agreed");

        assertThat(store.find(REMARK, "r1")).isEmpty();
        assertThat(store.count(REMARK, store.query(REMARK))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_tenant_has_a_name(String blank) {
        QmsBuilder builder = Complaints.builder();

        assertThatThrownBy(() -> builder.tenant(blank)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void random_work_of_three_tenants_on_one_storage_leaves_each_with_its_own() {
        Random random = new Random(14);
        Qms cork = Complaints.engine(storage, clock).tenant("cork").build();
        List<Qms> engines = List.of(ulm, bonn, cork);
        Map<String, Map<String, String>> expected = new HashMap<>();
        for (int step = 0; step < 600; step++) {
            RecordStore store = Complaints.as(engines.get(random.nextInt(3)), AGENT, "step " + step);
            Map<String, String> own = expected.computeIfAbsent(store.tenant(), t -> new HashMap<>());
            String id = "r" + random.nextInt(20);
            String title = store.tenant() + " " + step;
            if (own.containsKey(id)) {
                edited(store, id, title);
            } else {
                remark(store, id, title);
            }
            own.put(id, title);
        }

        assertThat(engines).allSatisfy(engine -> {
            RecordStore store = Complaints.as(engine, AGENT, "");
            Map<String, String> found = new HashMap<>();
            store.stream(REMARK, store.query(REMARK).limitedTo(7))
                    .forEach(r -> found.put(r.id(), r.state().title()));
            assertThat(found).isEqualTo(expected.get(store.tenant()));
            assertThat(found.keySet())
                    .allSatisfy(id -> assertThat(
                                    engine.trail().verify("acme.remark", id).problems())
                            .isEmpty());
        });
    }

    @Test
    void a_numbered_record_is_not_found_through_its_number_in_another_tenant() {
        String number = received(inUlm).id();

        assertThat(inBonn.find(COMPLAINT, number)).isEmpty();
    }
}
