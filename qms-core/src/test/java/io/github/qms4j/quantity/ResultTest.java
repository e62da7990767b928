package io.github.qms4j.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.quantity.Result.Failed;
import io.github.qms4j.quantity.Result.Measured;
import io.github.qms4j.quantity.Result.NoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("X-8")
class ResultTest {
    @Test
    void a_result_is_measured_or_has_no_data_or_failed_and_nothing_else() {
        assertThat(Result.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(Measured.class, NoData.class, Failed.class);
    }

    @Test
    void a_measured_result_has_its_quantity() {
        Quantity quantity = Quantity.of("0.0", "%");

        assertThat(Result.measured(quantity)).isEqualTo(new Measured(quantity));
    }

    @Test
    void no_data_is_not_zero_and_not_a_failure() {
        Result noData = Result.noData("no ticket in the period");

        assertThat(noData).isNotEqualTo(Result.measured(Quantity.of(0, "%")));
        assertThat(noData).isNotEqualTo(Result.failed("no ticket in the period"));
        assertThat(noData).isEqualTo(new NoData("no ticket in the period"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void a_result_without_a_value_says_why(String blank) {
        assertThatThrownBy(() -> Result.noData(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> Result.failed(blank)).isInstanceOf(IllegalArgumentException.class);
    }
}
