package io.github.qms4j.servicedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Impact and urgency make a priority. */
@Verifies("SD-1")
class PriorityMatrixTest {
    private static final PriorityMatrix MATRIX = PriorityMatrix.of(Map.of(
            "high", Map.of("high", "P1", "low", "P2"),
            "low", Map.of("high", "P2", "low", "P3")));

    @ParameterizedTest
    @CsvSource({"high, high, P1", "high, low, P2", "low, high, P2", "low, low, P3"})
    void every_impact_and_urgency_have_a_priority(String impact, String urgency, String priority) {
        assertThat(MATRIX.priority(impact, urgency)).isEqualTo(priority);
    }

    @Test
    void a_matrix_with_a_pair_missing_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PriorityMatrix.of(
                        Map.of("high", Map.of("high", "P1", "low", "P2"), "low", Map.of("low", "P3"))))
                .withMessageContaining("low × high");
    }

    @Test
    void a_matrix_without_impacts_or_urgencies_is_refused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PriorityMatrix.of(Map.of()))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PriorityMatrix.of(Map.of("high", Map.of(), "low", Map.of())))
                .withMessageContaining("is empty");
    }

    @Test
    void an_unknown_impact_is_refused_with_those_that_are_known() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MATRIX.priority("medium", "low"))
                .withMessageContaining("[high, low]");
    }

    @Test
    void an_unknown_urgency_is_refused_with_those_that_are_known() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MATRIX.priority("low", "medium"))
                .withMessageContaining("[high, low]");
    }
}
