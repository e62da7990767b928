package io.github.qms4j.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportModelTest {
    @Test
    void a_cell_of_another_kind_than_its_column_is_refused_with_its_place() {
        assertThatThrownBy(() -> Table.builder("Tickets")
                        .columns(Column.text("Priority"), Column.number("Count", 0))
                        .row(Cell.text("P1"), Cell.text("twelve"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("table 'Tickets'")
                .hasMessageContaining("row 1, column 'Count'");
    }

    @Test
    void a_row_that_is_too_short_is_refused() {
        assertThatThrownBy(() -> Table.builder("Tickets")
                        .columns(Column.text("Priority"), Column.number("Count", 0))
                        .row(Cell.text("P1"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have 2 cells");
    }

    @Test
    void a_series_without_a_value_for_each_position_is_refused() {
        assertThatThrownBy(() -> LineChart.builder("Trend")
                        .categories("Month", List.of("2026-01", "2026-02"))
                        .values("Count", Format.number(0))
                        .series("ERP", List.of(Cell.number(1)))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("series 'ERP'");
    }

    @Test
    void times_that_do_not_ascend_are_refused() {
        assertThatThrownBy(() -> new Axis.Times("Day", List.of(Instant.EPOCH, Instant.EPOCH)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("instant 2");
    }

    @Test
    void rows_of_a_source_are_counted_once() {
        assertThatThrownBy(() -> new Source("log.csv", null, 10, 9, 2)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void rows_neither_accepted_nor_rejected_are_out_of_scope() {
        assertThat(new Source("log.csv", null, 10, 7, 1).rowsOutOfScope()).isEqualTo(2);
    }

    @Test
    void a_report_without_provenance_cannot_be_built() {
        assertThatThrownBy(() -> Report.builder("Review").build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("provenance");
    }
}
