package io.github.qms4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.ControlChart;
import org.junit.jupiter.api.Test;

/** Runs what the page on statistics shows. */
class StatisticsPageTest {
    @Test
    void the_series_of_the_page_has_the_verdict_that_the_page_says() {
        double[] monthly = {49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
        Outcome<ControlChart> chart = ControlChart.individuals(monthly, ChartPolicy.nhs());
        String verdict = chart.describe();
        String choices = chart.policy().describe();
        PolicyComparison<ControlChart> comparison = PolicyComparison.of(
                ChartPolicy.standard(), ChartPolicy.nhs(), policy -> ControlChart.individuals(monthly, policy));
        boolean changes = comparison.verdictChanges();

        assertThat(verdict).isEqualTo("no signals");
        assertThat(choices).isNotBlank();
        assertThat(changes).isFalse();
        assertThat(comparison.differences().toString())
                .contains("constants")
                .contains("screening")
                .contains("rules");
    }
}
