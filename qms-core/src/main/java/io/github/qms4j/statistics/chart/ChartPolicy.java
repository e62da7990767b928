package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/**
 * What tools for control charts differ in (rules KPI-4 and KPI-9). Limits are three sigmas from the centre in every
 * policy.
 */
public final class ChartPolicy implements Policy {
    private static final String SUBJECT = "Chart policy";

    private final Constants constants;
    private final Spread spread;
    private final Screening screening;
    private final LimitTouch limitTouch;
    private final RuleSet rules;
    private final EwmaDesign ewma;
    private final int minimumPoints;
    private final int establishedPoints;
    private final double minimumSample;

    private ChartPolicy(
            Constants constants,
            Spread spread,
            Screening screening,
            LimitTouch limitTouch,
            RuleSet rules,
            EwmaDesign ewma,
            int minimumPoints,
            int establishedPoints,
            double minimumSample) {
        this.constants = Objects.requireNonNull(constants, "constants");
        this.spread = Objects.requireNonNull(spread, "spread");
        this.screening = Objects.requireNonNull(screening, "screening");
        this.limitTouch = Objects.requireNonNull(limitTouch, "limitTouch");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.ewma = Objects.requireNonNull(ewma, "ewma");
        this.minimumPoints = minimumPoints;
        this.establishedPoints = establishedPoints;
        this.minimumSample = minimumSample;
    }

    /**
     * Exact constants, the mean moving range without screening, the Western Electric rules, at least 8 points for limits,
     * which are on trial below 12.
     */
    public static ChartPolicy standard() {
        return new ChartPolicy(
                Constants.EXACT,
                Spread.MEAN_MOVING_RANGE,
                Screening.NONE,
                LimitTouch.INSIDE,
                RuleSet.WESTERN_ELECTRIC,
                EwmaDesign.of(0.2, 3),
                8,
                12,
                0);
    }

    /** As NHS England's Making Data Count: the factor 2.66, moving ranges screened once, its four rules, trial below 13. */
    public static ChartPolicy nhs() {
        return standard()
                .withConstants(Constants.FACTORS)
                .withScreening(Screening.ONCE)
                .withRules(RuleSet.NHS)
                .withEstablishedPoints(13);
    }

    public ChartPolicy withConstants(Constants choice) {
        return new ChartPolicy(
                choice, spread, screening, limitTouch, rules, ewma, minimumPoints, establishedPoints, minimumSample);
    }

    public ChartPolicy withSpread(Spread choice) {
        return new ChartPolicy(
                constants, choice, screening, limitTouch, rules, ewma, minimumPoints, establishedPoints, minimumSample);
    }

    public ChartPolicy withScreening(Screening choice) {
        return new ChartPolicy(
                constants, spread, choice, limitTouch, rules, ewma, minimumPoints, establishedPoints, minimumSample);
    }

    public ChartPolicy withLimitTouch(LimitTouch choice) {
        return new ChartPolicy(
                constants, spread, screening, choice, rules, ewma, minimumPoints, establishedPoints, minimumSample);
    }

    public ChartPolicy withRules(RuleSet choice) {
        return new ChartPolicy(
                constants,
                spread,
                screening,
                limitTouch,
                choice,
                ewma,
                minimumPoints,
                establishedPoints,
                minimumSample);
    }

    public ChartPolicy withEwma(EwmaDesign choice) {
        return new ChartPolicy(
                constants,
                spread,
                screening,
                limitTouch,
                rules,
                choice,
                minimumPoints,
                establishedPoints,
                minimumSample);
    }

    /**
     * With fewer points in a baseline than this, no limits are computed.
     *
     * @param points 2 or more
     */
    public ChartPolicy withMinimumPoints(int points) {
        Inputs.requireAtLeast(SUBJECT, "minimumPoints", points, 2);
        return new ChartPolicy(
                constants, spread, screening, limitTouch, rules, ewma, points, establishedPoints, minimumSample);
    }

    /**
     * Limits from fewer points than this are on trial.
     *
     * @param points 2 or more
     */
    public ChartPolicy withEstablishedPoints(int points) {
        Inputs.requireAtLeast(SUBJECT, "establishedPoints", points, 2);
        return new ChartPolicy(
                constants, spread, screening, limitTouch, rules, ewma, minimumPoints, points, minimumSample);
    }

    /**
     * Points whose denominator or exposure is smaller than this are left out: they take no part in limits, and are not
     * judged. Of Laney charts, a few points with a tiny denominator would otherwise shrink sigma.
     *
     * @param sample in the unit of the denominator; 0 or more
     */
    public ChartPolicy withMinimumSample(double sample) {
        Inputs.requireNotNegative(SUBJECT, "minimumSample", sample);
        return new ChartPolicy(
                constants, spread, screening, limitTouch, rules, ewma, minimumPoints, establishedPoints, sample);
    }

    public Constants constants() {
        return constants;
    }

    public Spread spread() {
        return spread;
    }

    public Screening screening() {
        return screening;
    }

    public LimitTouch limitTouch() {
        return limitTouch;
    }

    public RuleSet rules() {
        return rules;
    }

    public EwmaDesign ewma() {
        return ewma;
    }

    public int minimumPoints() {
        return minimumPoints;
    }

    public int establishedPoints() {
        return establishedPoints;
    }

    public double minimumSample() {
        return minimumSample;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("constants", constants.words())
                .term("spread", spread.words())
                .term("screening", screening.words())
                .term("ties with a limit", limitTouch.words())
                .term("rules", rules.words())
                .term("EWMA", ewma.words())
                .term("minimum points", minimumPoints)
                .term("trial below", establishedPoints + " points")
                .term("minimum sample of a point", minimumSample)
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChartPolicy that && terms().equals(that.terms());
    }

    @Override
    public int hashCode() {
        return terms().hashCode();
    }

    @Override
    public String toString() {
        return describe();
    }
}
