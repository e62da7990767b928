package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.complaint.ComplaintState;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.conventions.Verifies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What code of a host may do with records, beside the library's services. */
class HostRecordsTest {
    private final Qms qms = Complaints.builder().inMemory().build();
    private final QmsSession quality = qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER), "as discussed");
    private final NonconformityId number = quality.nonconformities()
            .raise(NonconformityReport.of(
                    NonconformitySource.COMPLAINT, "seal leaks", LocalDate.of(2026, 1, 5), "ISO 9001:2015 8.7"));

    @AfterEach
    void close() {
        qms.close();
    }

    @Test
    @Verifies("X-1")
    void records_of_the_library_are_changed_by_its_services_alone() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> quality.records()
                        .commit(work -> work.change(NonconformityLifeCycle.CONTAIN, number, state -> state)))
                .withMessageContaining("nonconformity.contain")
                .withMessageContaining("changed by its service alone")
                .withMessageContaining("QmsSession.atomically");
        assertThat(quality.nonconformities().find(number).orElseThrow().version())
                .isZero();
    }

    @Test
    @Verifies("X-1")
    void neither_within_another_unit_nor_outside_the_transaction_of_the_host_nor_together() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> quality.atomically(session -> session.records()
                        .commit(work -> work.change(NonconformityLifeCycle.CONTAIN, number, state -> state))));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> quality.records()
                        .outsideHostTransaction()
                        .commit(work -> work.change(NonconformityLifeCycle.CONTAIN, number, state -> state)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> quality.records()
                        .together(store -> store.commit(
                                work -> work.change(NonconformityLifeCycle.CONTAIN, number, state -> state))));
    }

    @Test
    @Verifies("X-1")
    void a_vendors_records_are_changed_beside_the_services_in_one_unit() {
        QmsSession agent = qms.as(Complaints.AGENT, "by phone");
        String id = agent.atomically(session -> {
            session.nonconformities().contain(number, "batch blocked");
            return session.records()
                    .commit(work -> work.create(
                            Complaints.COMPLAINT.transition("complaint.receive"),
                            act -> ComplaintState.draft("seal leaks", "u-agent")))
                    .id();
        });

        assertThat(agent.records().find(Complaints.COMPLAINT, id)).isPresent();
        assertThat(quality.nonconformities().find(number).orElseThrow().state().containments())
                .hasSize(1);
    }

    @Test
    @Verifies({"X-2", "X-3"})
    void somebody_without_the_permission_is_answered_alike_whether_a_record_is_there_or_not() {
        QmsSession cleaner = qms.as(Actor.of("u-cleaner", new Role("CLEANER")), "curious");

        RefusedException there = catchThrowableOfType(
                RefusedException.class, () -> cleaner.nonconformities().contain(number, "x"));
        RefusedException absent = catchThrowableOfType(
                RefusedException.class,
                () -> cleaner.nonconformities().contain(NonconformityId.of("NC-2026-0099"), "x"));

        assertThat(absent).isNotNull();
        assertThat(absent.grounds()).isEqualTo(there.grounds());
        assertThat(qms.trail().refusals("nonconformity", "NC-2026-0099")).hasSize(1);
    }

    @Test
    @Verifies({"X-2", "X-11"})
    void looking_up_in_a_unit_of_work_takes_the_permission_to_read_and_an_inspectors_look_is_on_record() {
        RecordStore cleaner = qms.as(Actor.of("u-cleaner", new Role("CLEANER"))).records();
        RecordStore inspector = qms.as(Actor.of("u-inspector", Role.INSPECTOR)).records();

        for (RecordStore store : new RecordStore[] {cleaner, inspector}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> store.commit(work -> work.get(NonconformityLifeCycle.TYPE, number)));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> store.commit(work -> work.find(NonconformityLifeCycle.TYPE, number)));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> store.commit(work -> work.list(NonconformityLifeCycle.TYPE)));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(
                            () -> store.commit(work -> work.writings("nonconformity", number.value(), Instant.EPOCH)));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> store.commit(work -> work.firstCheckpoint("nonconformity", number.value(), 0)));
        }
    }

    @Test
    @Verifies("X-2")
    void whoever_may_read_a_record_looks_up_who_wrote_it_in_a_unit_of_work() {
        RecordStore agent = qms.as(Actor.of("u-agent", Role.SERVICE_MANAGER)).records();

        List<Facts.Writing> writings =
                agent.commit(work -> work.writings("nonconformity", number.value(), Instant.EPOCH));
        assertThat(writings).hasSize(1);
        Optional<Facts.FirstCheckpoint> sealed =
                agent.commit(work -> work.firstCheckpoint("nonconformity", number.value(), 0));
        assertThat(sealed).isEmpty();
    }

    @Test
    @Verifies("X-2")
    void a_type_that_the_engine_does_not_know_is_refused_in_a_unit_of_work() {
        RecordStore agent = qms.as(Actor.of("u-agent", Role.SERVICE_MANAGER)).records();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> agent.commit(work -> work.writings("no-type", "X", Instant.EPOCH)))
                .withMessageContaining("no-type");
    }
}
