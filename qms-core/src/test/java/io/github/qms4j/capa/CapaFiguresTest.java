package io.github.qms4j.capa;

import static io.github.qms4j.capa.CapaFixture.AUDITOR;
import static io.github.qms4j.capa.CapaFixture.OWNER;
import static io.github.qms4j.capa.CapaFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class CapaFiguresTest {
    private final CapaFixture house = new CapaFixture();

    private CapaFigures figures(LocalDate at) {
        return house.as(QUALITY).capas().figures(at);
    }

    @Test
    @Verifies("CAP-7")
    void of_no_capas_times_and_rates_are_no_data_and_not_zero() {
        CapaFigures none = figures(house.today());

        assertThat(none.cycleTime()).isInstanceOf(Result.NoData.class);
        assertThat(none.effectivenessRate()).isInstanceOf(Result.NoData.class);
        assertThat(none.byStatus()).containsEntry(CapaStatus.TRIAGE, 0L).hasSize(CapaStatus.values().length);
    }

    @Test
    @Verifies("CAP-7")
    void the_log_is_counted_by_status_and_open_ones_by_age() {
        house.opened();
        house.triaged();

        CapaFigures figures = figures(house.today().plusDays(31));

        assertThat(figures.byStatus()).containsEntry(CapaStatus.TRIAGE, 1L).containsEntry(CapaStatus.INVESTIGATION, 1L);
        assertThat(figures.ageing()).containsEntry("31-60 d", 2L).containsEntry("0-30 d", 0L);
        assertThat(figures(house.today().plusDays(30)).ageing()).containsEntry("0-30 d", 2L);
        assertThat(figures(house.today().plusDays(91)).ageing()).containsEntry("over 90 d", 2L);
    }

    @Test
    @Verifies("CAP-7")
    void only_open_ones_are_overdue_and_only_after_the_due_date() {
        house.triaged();
        house.cancelled();
        LocalDate due = LocalDate.of(2026, 12, 31);

        assertThat(figures(due).overdue()).isZero();
        assertThat(figures(due.plusDays(1)).overdue()).isEqualTo(1);
    }

    @Test
    @Verifies("CAP-7")
    void cycle_time_is_the_median_of_closed_ones_and_the_rate_is_of_first_verdicts() {
        CapaId closed = house.closed();
        long days = house.capa(closed)
                .header()
                .openedOn()
                .until(house.capa(closed).header().endedOn(), ChronoUnit.DAYS);
        CapaId failing = house.implemented();
        house.clock.advance(Duration.ofDays(5));
        house.raised();
        house.clock.advance(Duration.ofDays(100));
        house.as(AUDITOR).capas().beginReview(failing);
        house.as(AUDITOR).capas().judgeEffect(failing);
        house.as(OWNER).capas().open(CapaDraft.of("again", house.assessed()).recurring(closed));

        CapaFigures figures = figures(house.today());

        assertThat(figures.cycleTime()).isEqualTo(Result.measured(Quantity.of(days + ".0", "d")));
        assertThat(figures.effectivenessRate()).isEqualTo(Result.measured(Quantity.of("50.0", "%")));
        assertThat(figures.recurrences()).isEqualTo(1);
    }
}
