package io.github.qms4j.statistics.chart;

import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.chart.RuleSet.TrendReading;

/**
 * How a point of a chart is to be read (rule KPI-10; NHS England, Making Data Count). The rule that hits it and comes first
 * in the order of precedence decides: a trend by where it goes or by the side of the point, as the set of rules says, other
 * rules by the side of the centre line on which the point lies.
 */
public enum Variation {
    /** No rule hits it: nothing changed that the chart could tell from chance. */
    COMMON_CAUSE,
    /** A signal in the better direction. */
    IMPROVEMENT,
    /** A signal in the worse direction. */
    CONCERN,
    /** A signal upwards, where neither way is better. */
    NEUTRAL_HIGH,
    /** A signal downwards, where neither way is better. */
    NEUTRAL_LOW,
    /** A signal without a direction, such as too little variation. */
    UNDIRECTED;

    static Variation of(ControlChart chart, int point, Improvement better) {
        return chart.leadingHit(point)
                .map(rule -> read(direction(chart, point, rule), better))
                .orElse(COMMON_CAUSE);
    }

    private static int direction(ControlChart chart, int point, RunRule rule) {
        if (rule instanceof RunRule.WithinOneSigma
                || rule instanceof RunRule.OutsideOneSigma
                || rule instanceof RunRule.Alternating) {
            return 0;
        }
        if (rule instanceof RunRule.Trend && chart.policy().rules().trendReading() == TrendReading.DIRECTION) {
            return chart.trendDirection(point, rule);
        }
        return chart.side(point);
    }

    private static Variation read(int direction, Improvement better) {
        if (direction == 0) {
            return UNDIRECTED;
        }
        return switch (better.sign() * direction) {
            case 1 -> IMPROVEMENT;
            case -1 -> CONCERN;
            default -> direction > 0 ? NEUTRAL_HIGH : NEUTRAL_LOW;
        };
    }
}
