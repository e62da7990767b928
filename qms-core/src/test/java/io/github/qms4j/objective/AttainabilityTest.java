package io.github.qms4j.objective;

import static io.github.qms4j.objective.SampleSeries.FIRST;
import static io.github.qms4j.objective.SampleSeries.TODAY;
import static io.github.qms4j.objective.SampleSeries.hours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiFormula;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.TicketFact;
import io.github.qms4j.objective.Attainability.Reach;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Comparator;
import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a target stands to what the KPI did by itself. */
@Verifies("OBJ-2")
class AttainabilityTest {
    private static Attainability judged(KpiSeries series, Comparator comparator, String target, int periods) {
        return Attainability.of(
                Readings.of(series).historyAt(TODAY),
                new Bound(comparator, Quantity.of(target, series.definition().unit())),
                periods,
                6);
    }

    private static Attainability atMost(String target, String... values) {
        return judged(hours(values), Comparator.AT_MOST, target, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "11, ALREADY_MET",
        "10, ALREADY_MET",
        "9.99, INSIDE_VARIATION",
        "8.6, INSIDE_VARIATION",
        "8.59, BEYOND_BEST",
        "0, BEYOND_BEST",
        "-0.01, IMPOSSIBLE"
    })
    void a_stable_time_of_10_h_with_limits_of_1_4_h(String target, Reach reach) {
        assertThat(judged(hours(ObjectiveFixture.HOURS), Comparator.AT_MOST, target, 1)
                        .reach())
                .isEqualTo(reach);
    }

    @Test
    void a_constant_series_has_no_variation_that_leads_to_anything_else() {
        String[] tens = Collections.nCopies(12, "10").toArray(String[]::new);

        assertThat(atMost("8", tens))
                .isEqualTo(new Attainability(
                        Reach.BEYOND_BEST,
                        "all 12 periods came to 10 h: nothing varies by itself, so that nothing leads to ≤ 8 h"));
        assertThat(atMost("10", tens).reach()).isEqualTo(Reach.ALREADY_MET);
    }

    @Test
    void the_best_periods_of_an_unstable_process_came_to_it() {
        assertThat(atMost("6.4", "10", "10.1", "9.9", "10", "10.1", "6.0", "9.9", "10", "10.1", "10", "10", "9.9"))
                .returns(Reach.WITHIN_REACH, Attainability::reach)
                .extracting(Attainability::because)
                .asString()
                .endsWith("the best ones came to 6 h");
    }

    @Test
    void a_trend_that_leads_to_it_is_within_reach_and_one_that_leads_away_is_said() {
        String[] falling = IntStream.range(0, 12)
                .mapToObj(i -> String.valueOf(20 - i + (i % 2) * 0.3))
                .toArray(String[]::new);
        String[] rising = IntStream.range(0, 12)
                .mapToObj(i -> String.valueOf(9 + i + (i % 2) * 0.3))
                .toArray(String[]::new);

        assertThat(atMost("5", falling))
                .returns(Reach.WITHIN_REACH, Attainability::reach)
                .extracting(Attainability::because)
                .asString()
                .contains("the trend is FALLING, to 3.");
        assertThat(atMost("5", rising))
                .returns(Reach.BEYOND_BEST, Attainability::reach)
                .extracting(Attainability::because)
                .asString()
                .contains("the trend is RISING, away from the target");
    }

    @Test
    void a_share_cannot_come_above_a_hundred_percent_and_a_number_that_is_entered_may_be_below_zero() {
        KpiDefinition share = KpiDefinition.builder(
                        "s", "Share in time", new KpiFormula.Ratio(TicketFact.RESOLUTION_IN_TIME))
                .direction(Direction.HIGHER_IS_BETTER)
                .build();
        KpiDefinition score = KpiDefinition.builder("n", "Net promoter score", new KpiFormula.Entered())
                .build();
        List<String> values = List.of("80", "81", "79", "80", "82", "78", "80", "81");

        assertThat(judged(series(share, values), Comparator.AT_LEAST, "101", 1).reach())
                .isEqualTo(Reach.IMPOSSIBLE);
        assertThat(judged(series(share, values), Comparator.AT_LEAST, "100", 1).reach())
                .isEqualTo(Reach.BEYOND_BEST);
        assertThat(judged(series(score, values), Comparator.AT_MOST, "-10", 1).reach())
                .isEqualTo(Reach.BEYOND_BEST);
    }

    private static KpiSeries series(KpiDefinition kpi, List<String> values) {
        return SampleSeries.series(kpi, DefinitionStatus.ACTIVE, FIRST, values);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3", "7"})
    void fewer_than_eight_periods_say_nothing(int periods) {
        assertThat(atMost("8", ObjectiveFixture.HOURS.subList(0, periods).toArray(String[]::new)))
                .isEqualTo(new Attainability(
                        Reach.NOT_KNOWN,
                        "natural variation is not known: " + periods + " of at least 8 periods have a value"));
    }

    @Test
    void only_the_latest_24_periods_count_and_none_that_ends_later() {
        KpiSeries old = hours(IntStream.range(0, 40)
                .mapToObj(i -> i < 20 ? "100" : "1" + i % 3)
                .toList());

        assertThat(Readings.of(old).historyAt(FIRST.plusMonths(40)).size()).isEqualTo(24);
        assertThat(Readings.of(old).historyAt(FIRST.plusMonths(3)).size()).isEqualTo(3);
        assertThat(Readings.of(old).historyAt(FIRST).size()).isZero();
    }

    @Test
    void no_series_of_numbers_gives_a_nan_or_breaks_the_rule() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            double scale = Math.pow(10, random.nextInt(9) - 3);
            List<String> values = IntStream.range(0, random.nextInt(40))
                    .mapToObj(n ->
                            String.valueOf(random.nextInt(5) == 0 ? 0 : Math.round(random.nextDouble() * 100) * scale))
                    .map(text -> new BigDecimal(text).toPlainString())
                    .toList();
            Attainability judged = judged(
                    hours(values),
                    random.nextBoolean() ? Comparator.AT_MOST : Comparator.MORE_THAN,
                    String.valueOf(random.nextInt(100)),
                    1 + random.nextInt(4));

            assertThat(judged.because()).doesNotContain("NaN", "Infinity").isNotBlank();
        }
    }
}
