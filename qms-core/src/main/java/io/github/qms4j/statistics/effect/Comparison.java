package io.github.qms4j.statistics.effect;

import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Interval;
import java.util.Optional;

/** A comparison of after with before. Effects are after less before: above 0 when it is higher after. */
public sealed interface Comparison extends Analysis<Shift>
        permits RankSumTest, SignedRankTest, MeanTest, ShareTest, RateTest, InterruptedSeries {
    /** By how much it is higher after than before; what this is exactly, each comparison says. */
    double effect();

    /** The interval for the effect, with the confidence 1 − risk; empty when the data are too few for one. */
    Optional<Interval> interval();

    /** How probable an effect as far from none is by chance, two-sided. */
    double pValue();
}
