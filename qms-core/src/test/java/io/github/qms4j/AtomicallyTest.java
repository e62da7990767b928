package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.CapaDraft;
import io.github.qms4j.capa.CapaId;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Commands of several services as one fact. */
class AtomicallyTest {
    private static final Actor QUALITY = Actor.of("u-quality", Role.QUALITY_MANAGER);
    private static final Severity MAJOR = new Severity(Severity.Level.MAJOR, "matrix v3");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Qms qms = Qms.builder()
            .storage(storage)
            .clock(new SettableClock("2026-03-02T09:00:00Z"))
            .build();
    private final QmsSession session = qms.as(QUALITY, "found on the round");

    private static NonconformityReport report() {
        return NonconformityReport.of(
                NonconformitySource.AUDIT, "late", LocalDate.of(2026, 3, 2), "ISO 9001:2015 8.5.1");
    }

    private static CapaId opened(QmsSession unit) {
        NonconformityId found = unit.nonconformities().raise(report());
        unit.nonconformities().assess(found, MAJOR);
        return unit.capas().open(CapaDraft.of("Tickets are late", found));
    }

    @Test
    void a_nonconformity_its_grade_and_its_capa_are_stored_together() {
        CapaId capa = session.atomically(AtomicallyTest::opened);

        NonconformityId found = Objects.requireNonNull(
                        session.capas().find(capa).orElseThrow().state())
                .nonconformities()
                .get(0);
        assertThat(session.nonconformities().find(found).orElseThrow().state().capa())
                .isEqualTo(capa);
        assertThat(qms.trail().history("nonconformity", found.value()))
                .extracting(entry -> entry.action())
                .containsExactly("nonconformity.raise", "nonconformity.assess", "nonconformity.link-capa");
        assertThat(qms.trail().verify().problems()).isEmpty();
    }

    @Test
    void nothing_of_a_unit_is_stored_when_its_last_command_is_refused() {
        assertThatThrownBy(() -> session.atomically(unit -> {
                    CapaId capa = opened(unit);
                    unit.capas().submitPlan(capa);
                    return capa;
                }))
                .isInstanceOf(RefusedException.class);

        assertThat(session.capas().all()).isEmpty();
        assertThat(session.nonconformities().all()).isEmpty();
    }

    @Test
    void nothing_is_applied_before_the_unit_ends_and_the_unit_sees_it_all() {
        session.atomicallyWithoutResult(unit -> {
            CapaId capa = opened(unit);
            assertThat(unit.capas().find(capa)).isPresent();
            assertThat(unit.capas().all()).hasSize(1);
            assertThat(session.capas().find(capa)).isEmpty();
        });
    }

    @Test
    void a_unit_has_one_reason() {
        assertThatThrownBy(() -> session.atomically(unit -> unit.because("another")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one reason");
    }

    @Test
    void a_unit_within_a_unit_is_the_same_unit() {
        assertThatThrownBy(() -> session.atomically(outer -> {
                    outer.atomically(AtomicallyTest::opened);
                    throw new IllegalStateException("the host's own");
                }))
                .hasMessage("the host's own");

        assertThat(session.capas().all()).isEmpty();
    }
}
