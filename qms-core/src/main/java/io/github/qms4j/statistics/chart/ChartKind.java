package io.github.qms4j.statistics.chart;

/** The kinds of control charts, by what is plotted. */
public enum ChartKind {
    /** Individual values: the I or X chart of an I-MR or XmR pair. */
    INDIVIDUALS("I", RuleScope.ALL),
    /** Moving ranges of two: the other of the pair. */
    MOVING_RANGE("MR", RuleScope.LIMITS),
    /** Means of subgroups with limits from their ranges. */
    MEAN_BY_RANGE("X̄ (R)", RuleScope.ALL),
    /** Means of subgroups with limits from their standard deviations. */
    MEAN_BY_DEVIATION("X̄ (S)", RuleScope.ALL),
    /** Ranges of subgroups. */
    RANGE("R", RuleScope.LIMITS),
    /** Standard deviations of subgroups. */
    DEVIATION("S", RuleScope.LIMITS),
    /** Shares of nonconforming items. */
    P("p", RuleScope.ALL),
    /** Numbers of nonconforming items. */
    NP("np", RuleScope.ALL),
    /** Counts of events for equal exposure. */
    C("c", RuleScope.ALL),
    /** Rates of events per exposure. */
    U("u", RuleScope.ALL),
    /** Shares, with the variation between periods that large denominators uncover (Laney 2002). */
    LANEY_P("p′", RuleScope.ALL),
    /** Rates, in the same way. */
    LANEY_U("u′", RuleScope.ALL),
    /** Exponentially weighted moving averages. */
    EWMA("EWMA", RuleScope.LIMITS),
    /** Cases between rare events. */
    G("g", RuleScope.LIMITS_AND_RUNS),
    /** Time between rare events. */
    T("t", RuleScope.ALL);

    private final String symbol;
    private final RuleScope scope;

    ChartKind(String symbol, RuleScope scope) {
        this.symbol = symbol;
        this.scope = scope;
    }

    /** The name that the chart has in textbooks. */
    public String symbol() {
        return symbol;
    }

    /**
     * Whether a rule says something of such a chart. Plotted values that depend on each other by construction (MR,
     * EWMA) or are skewed (R, S) are judged by their limits only; of counts between events, which are skewed too, runs
     * beside the median and trends count as well.
     */
    boolean takes(RunRule rule) {
        return switch (scope) {
            case ALL -> true;
            case LIMITS -> rule instanceof RunRule.BeyondLimits;
            case LIMITS_AND_RUNS ->
                rule instanceof RunRule.BeyondLimits
                        || rule instanceof RunRule.SameSide
                        || rule instanceof RunRule.Trend;
        };
    }

    private enum RuleScope {
        ALL,
        LIMITS,
        LIMITS_AND_RUNS
    }
}
