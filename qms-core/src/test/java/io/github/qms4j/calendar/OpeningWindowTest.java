package io.github.qms4j.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("SD-3")
class OpeningWindowTest {

    @ParameterizedTest
    @ValueSource(strings = {"08:00-18:00", "00:00-24:00", "22:00-06:00", "22:30-24:00", "08:00:30-17:59:59"})
    void a_window_reads_back_what_it_writes(String text) {
        assertThat(OpeningWindow.parse(text)).hasToString(text);
    }

    @Test
    void midnight_as_an_end_is_the_end_of_the_day() {
        assertThat(OpeningWindow.of("22:00", "00:00")).isEqualTo(OpeningWindow.parse("22:00-24:00"));
    }

    @Test
    void a_window_to_the_end_of_the_day_does_not_span_midnight() {
        assertThat(OpeningWindow.parse("22:00-24:00").spansMidnight()).isFalse();
    }

    @Test
    void a_window_that_ends_before_it_starts_spans_midnight() {
        assertThat(OpeningWindow.parse("22:00-06:00").spansMidnight()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:00-08:00", "00:00-00:00"})
    void an_empty_window_is_refused(String text) {
        assertThatThrownBy(() -> OpeningWindow.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + text + "': is empty (for a whole day write 00:00-24:00");
    }

    @Test
    void a_window_from_midnight_to_midnight_as_values_is_refused() {
        assertThatThrownBy(() -> OpeningWindow.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:00-18:00", "24:00-06:00", "08:00-25:00", "-18:00", "08:00-", "08:00-12:00-14:00"})
    void what_is_not_a_time_is_refused(String text) {
        assertThatThrownBy(() -> OpeningWindow.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a local time (write HH:mm");
    }

    @Test
    void a_single_time_is_refused() {
        assertThatThrownBy(() -> OpeningWindow.parse("08:00"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'08:00': is not two times joined by a hyphen");
    }

    @Test
    void the_last_nanosecond_of_the_day_is_refused_as_an_end() {
        assertThatThrownBy(() -> OpeningWindow.of(LocalTime.NOON, LocalTime.MAX))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has a fraction of a second (give whole seconds; for the end of the day write");
    }
}
