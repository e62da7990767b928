package io.github.qms4j.statistics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.KnownSeries;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.PolicyComparison;
import io.github.qms4j.statistics.trend.ForecastPolicy.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Verifies("KPI-5")
class ForecastTest {
    private static final ForecastPolicy LINE = ForecastPolicy.of(Method.LINE);

    @ParameterizedTest
    @CsvSource({
        "LINE, 54.64181818181819, 50.330439984405864, 58.95319637923051",
        "LEVEL, 50.81, 45.984541916733434, 55.63545808326657",
        "DRIFT, 52.93333333333334, 42.61341017119441, 63.253256495472264"
    })
    void three_steps_after_the_flow_rate(Method method, double value, double lower, double upper) {
        Forecast forecast = Forecast.of(KnownSeries.flowRate(), 3, ForecastPolicy.of(method))
                .orElseThrow();
        Interval interval = forecast.interval().orElseThrow();

        assertThat(forecast.value()).isCloseTo(value, offset(1e-9));
        assertThat(interval.lower()).isCloseTo(lower, offset(1e-8));
        assertThat(interval.upper()).isCloseTo(upper, offset(1e-8));
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    @Test
    void a_later_time_is_less_certain() {
        Forecast near = Forecast.of(KnownSeries.flowRate(), 1, LINE).orElseThrow();
        Forecast far = Forecast.of(KnownSeries.flowRate(), 12, LINE).orElseThrow();

        assertThat(far.standardError()).isGreaterThan(near.standardError());
    }

    @Test
    void a_threshold_is_passed_with_a_probability() {
        Forecast forecast = Forecast.of(KnownSeries.flowRate(), 3, LINE).orElseThrow();

        assertThat(forecast.probabilityAbove(52).orElseThrow()).isCloseTo(0.9023223582750758, offset(1e-10));
        assertThat(forecast.probabilityAbove(forecast.value()).orElseThrow()).isCloseTo(0.5, offset(1e-12));
    }

    @Test
    void a_target_is_expected_uncertain_or_not_expected() {
        Forecast forecast = Forecast.of(KnownSeries.flowRate(), 3, LINE).orElseThrow();

        assertThat(forecast.reach(50, Improvement.UP)).isEqualTo(Forecast.Reach.EXPECTED);
        assertThat(forecast.reach(55, Improvement.UP)).isEqualTo(Forecast.Reach.UNCERTAIN);
        assertThat(forecast.reach(60, Improvement.UP)).isEqualTo(Forecast.Reach.NOT_EXPECTED);
        assertThat(forecast.reach(60, Improvement.DOWN)).isEqualTo(Forecast.Reach.EXPECTED);
        assertThat(forecast.reach(50, Improvement.DOWN)).isEqualTo(Forecast.Reach.NOT_EXPECTED);
        assertThatThrownBy(() -> forecast.reach(50, Improvement.NEITHER)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> forecast.reach(Double.NaN, Improvement.UP)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Verifies("KPI-9")
    void what_is_supposed_to_go_on_can_change_the_verdict() {
        PolicyComparison<Forecast> comparison = PolicyComparison.of(
                LINE,
                ForecastPolicy.of(Method.DRIFT),
                policy -> Forecast.of(KnownSeries.flowRate(), 3, policy),
                forecast -> forecast.reach(50, Improvement.UP));

        assertThat(comparison.firstVerdict()).isEqualTo(Forecast.Reach.EXPECTED);
        assertThat(comparison.secondVerdict()).isEqualTo(Forecast.Reach.UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_past_without_scatter_gives_a_value_but_no_interval(Method method) {
        double[] constant = new double[12];
        Arrays.fill(constant, 0.1);
        Forecast forecast = Forecast.of(constant, 6, ForecastPolicy.of(method)).orElseThrow();

        assertThat(forecast.value()).isCloseTo(0.1, offset(1e-15));
        assertThat(forecast.interval()).isEmpty();
        assertThat(forecast.probabilityAbove(0)).isEmpty();
        assertThat(forecast.reach(0, Improvement.UP)).isEqualTo(Forecast.Reach.UNCERTAIN);
    }

    @Test
    void an_exact_line_goes_on_without_an_interval() {
        double[] line = IntStream.range(0, 12).mapToDouble(i -> 0.1 * i).toArray();
        Forecast forecast = Forecast.of(line, 1, LINE).orElseThrow();

        assertThat(forecast.value()).isCloseTo(1.2, offset(1e-12));
        assertThat(forecast.interval()).isEmpty();
    }

    @Test
    void dependence_in_the_past_is_told() {
        assertThat(Forecast.of(KnownSeries.nile(), 1, LINE)
                        .orElseThrow()
                        .autocorrelation()
                        .orElseThrow()
                        .warns())
                .isTrue();
    }

    @Test
    @Verifies("KPI-9")
    void a_short_past_is_too_few() {
        assertThat(Forecast.of(new double[] {1, 2, 3}, 1, LINE))
                .isEqualTo(new Outcome.TooFew<Forecast>(LINE, "points", 3, 8));
        assertThatThrownBy(() -> Forecast.of(KnownSeries.flowRate(), 0, LINE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("steps '0'");
        assertThatThrownBy(() -> Forecast.of(new double[] {1, Double.POSITIVE_INFINITY}, 1, LINE))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LINE.withMinimumPoints(3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LINE.withConfidence(1)).isInstanceOf(InvalidInputException.class);
    }
}
