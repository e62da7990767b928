package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Improvement;
import io.github.qms4j.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A control chart: a series with centre line, limits and every hit of every rule (rule KPI-4). Points are numbered from 0,
 * in the order of time. Formulas are those of Montgomery, Introduction to Statistical Quality Control, unless a method
 * says otherwise.
 *
 * <p>Every factory gives too few when a baseline has fewer points than the policy asks for, and undefined when a baseline
 * does not vary; it refuses a series with a number that is not finite or cannot be what it is said to be.
 *
 * <p>Immutable; holds its series and an int for each point. Time is linear in the length of the series.
 */
public final class ControlChart implements Analysis<SignalledPoints> {
    private final ChartPolicy policy;
    private final Plot plot;
    private final List<Phase> phases;
    private final List<Limits> limits;
    private final int[] hits;

    ControlChart(ChartPolicy policy, Plot plot, List<Phase> phases, List<Limits> limits, int[] hits) {
        this.policy = policy;
        this.plot = plot;
        this.phases = List.copyOf(phases);
        this.limits = List.copyOf(limits);
        this.hits = hits;
    }

    // --- charts of single values ---

    /** {@link #individuals(double[], Phases, ChartPolicy)} with limits from all points. */
    public static Outcome<ControlChart> individuals(double[] values, ChartPolicy policy) {
        return individuals(values, Phases.single(), policy);
    }

    /**
     * The I chart of individual values, also known as X chart of an XmR pair: mean ± 3 sigmas, with sigma from moving
     * ranges of two.
     *
     * @throws InvalidInputException when a value is not finite, or a phase names a point that does not exist
     */
    public static Outcome<ControlChart> individuals(double[] values, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(ValuePlots.individuals(values, policy), phases, policy);
    }

    /**
     * The MR chart. Point i is the range between the values i and i + 1, so that there is one point less than values, and
     * phases count ranges.
     *
     * @throws InvalidInputException as {@link #individuals(double[], Phases, ChartPolicy)}
     */
    public static Outcome<ControlChart> movingRanges(double[] values, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(ValuePlots.movingRanges(values, policy), phases, policy);
    }

    /**
     * Exponentially weighted moving averages (Roberts 1959) of individual values, by the policy's design. Each phase starts
     * at its own level, the target. Only limits judge it.
     *
     * @throws InvalidInputException as {@link #individuals(double[], Phases, ChartPolicy)}
     */
    public static Outcome<ControlChart> ewma(double[] values, Phases phases, ChartPolicy policy) {
        return EwmaPlot.of(values, phases, policy);
    }

    /**
     * The t chart of times between rare events: an I chart of the times to the power of 1 / 3.6 (Nelson, Journal of Quality
     * Technology 26, 1994), shown in the unit of the times.
     *
     * @param times between an event and the next, in one unit, each above 0
     * @throws InvalidInputException when a time is not above 0, or a phase names a point that does not exist
     */
    public static Outcome<ControlChart> timesBetween(double[] times, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(ValuePlots.timesBetween(times, policy), phases, policy);
    }

    // --- charts of subgroups ---

    /**
     * The X̄ chart of means of subgroups.
     *
     * @param spread what sigma comes from
     * @throws InvalidInputException when subgroups are too large for ranges, or differ in size under
     *     {@link Constants#FACTORS}, or a phase names a point that does not exist
     */
    public static Outcome<ControlChart> means(
            Subgroups subgroups, SubgroupSpread spread, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(SubgroupPlots.means(subgroups, spread, policy), phases, policy);
    }

    /**
     * The R chart of ranges of subgroups.
     *
     * @throws InvalidInputException as {@link #means}
     */
    public static Outcome<ControlChart> ranges(Subgroups subgroups, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(SubgroupPlots.ranges(subgroups, policy), phases, policy);
    }

    /**
     * The S chart of standard deviations of subgroups.
     *
     * @throws InvalidInputException as {@link #means}
     */
    public static Outcome<ControlChart> deviations(Subgroups subgroups, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(SubgroupPlots.deviations(subgroups, policy), phases, policy);
    }

    // --- charts of counts ---

    /**
     * The p chart of shares.
     *
     * @param counts how many of each denominator, at most all
     * @param sizes the denominators, each above 0
     * @throws InvalidInputException when a count or a size is out of range, or a phase names a point that does not exist
     */
    public static Outcome<ControlChart> p(long[] counts, long[] sizes, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.p(counts, sizes, policy), phases, policy);
    }

    /**
     * The np chart of numbers.
     *
     * @throws InvalidInputException as {@link #p}
     */
    public static Outcome<ControlChart> np(long[] counts, long[] sizes, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.np(counts, sizes, policy), phases, policy);
    }

    /**
     * The c chart of counts for equal exposure.
     *
     * @throws InvalidInputException when a count is negative, or a phase names a point that does not exist
     */
    public static Outcome<ControlChart> c(long[] counts, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.c(counts), phases, policy);
    }

    /**
     * The u chart of rates per exposure.
     *
     * @param exposures how much there was to count on, each above 0
     * @throws InvalidInputException when a count is negative, an exposure is not above 0, or a phase names a point that
     *     does not exist
     */
    public static Outcome<ControlChart> u(long[] counts, double[] exposures, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.u(counts, exposures, policy), phases, policy);
    }

    /**
     * The p′ chart: a p chart whose sigma is multiplied by that of the z scores, from their moving ranges (Laney, Quality
     * Engineering 14, 2002). Right for large denominators, where a p chart takes everything for a signal. Set a least
     * sample: a point with a tiny denominator has a z score that says little, and moves sigma.
     *
     * @throws InvalidInputException as {@link #p}
     */
    public static Outcome<ControlChart> laneyP(long[] counts, long[] sizes, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.laneyP(counts, sizes, policy), phases, policy);
    }

    /**
     * The u′ chart, as {@link #laneyP} is to p.
     *
     * @throws InvalidInputException as {@link #u}
     */
    public static Outcome<ControlChart> laneyU(long[] counts, double[] exposures, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.laneyU(counts, exposures, policy), phases, policy);
    }

    /**
     * The g chart of cases between rare events: limits mean ± 3 √(mean (mean + 1)) (Benneyan 2001), and the median as the
     * centre line for runs. It has no lower limit. Under given limits the centre line is ln 2 times the mean.
     *
     * @param between cases, or days, from an event to the next, 0 or more
     * @throws InvalidInputException as {@link #c}
     */
    public static Outcome<ControlChart> casesBetween(long[] between, Phases phases, ChartPolicy policy) {
        return ChartComputation.of(CountPlots.casesBetween(between), phases, policy);
    }

    // --- what it shows ---

    @Override
    public ChartPolicy policy() {
        return policy;
    }

    public ChartKind kind() {
        return plot.kind();
    }

    /** How many points there are. */
    public int size() {
        return hits.length;
    }

    /** The plotted value of a point. */
    public double value(int point) {
        return plot.shown()[point];
    }

    /** The plotted values; a copy. */
    public double[] values() {
        return plot.shown().clone();
    }

    /** The phases in the order of their points. */
    public List<Phase> phases() {
        return phases;
    }

    /** The phase that a point belongs to. */
    public Phase phaseOf(int point) {
        return phases.get(phaseIndex(point));
    }

    /** The centre line at a point. */
    public double centre(int point) {
        return plot.shown(linesAt(point).centre());
    }

    /** The upper limit at a point; empty where no value can lie above it. */
    public OptionalDouble upperLimit(int point) {
        double upper = linesAt(point).upper();
        return upper == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(plot.shown(upper));
    }

    /** The lower limit at a point; empty where no value can lie below it. */
    public OptionalDouble lowerLimit(int point) {
        double lower = linesAt(point).lower();
        return lower == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(plot.shown(lower));
    }

    /** Whether a point is judged; one whose denominator is below the policy's least sample is not. */
    public boolean isJudged(int point) {
        Objects.checkIndex(point, hits.length);
        return !plot.leftOut().get(point);
    }

    // --- what it says ---

    /** Whether any rule hits a point. */
    public boolean isSignal(int point) {
        return hits[point] != 0;
    }

    /** All rules that hit a point, in the order of precedence. */
    public List<RunRule> hits(int point) {
        List<RunRule> all = policy.rules().rules();
        List<RunRule> found = new ArrayList<>();
        for (int r = 0; r < all.size(); r++) {
            if ((hits[point] & 1 << r) != 0) {
                found.add(all.get(r));
            }
        }
        return List.copyOf(found);
    }

    /** The rule to name where there is room for one: the first in the order of precedence. */
    public Optional<RunRule> leadingHit(int point) {
        return hits[point] == 0
                ? Optional.empty()
                : Optional.of(policy.rules().rules().get(Integer.numberOfTrailingZeros(hits[point])));
    }

    /** The points that a rule hits, in ascending order; none for a rule that is not of the policy's set. */
    public int[] pointsHitBy(RunRule rule) {
        int index = policy.rules().rules().indexOf(rule);
        return index < 0 ? new int[0] : pointsWith(1 << index);
    }

    /** The rules of the policy's set that say something of this kind of chart; the others were not applied. */
    public List<RunRule> appliedRules() {
        return policy.rules().rules().stream()
                .filter(rule -> plot.kind().takes(rule))
                .toList();
    }

    /** The points that any rule hits. */
    @Override
    public SignalledPoints verdict() {
        return SignalledPoints.of(pointsWith(-1));
    }

    /** How a point is to be read, when one way is better. */
    public Variation variation(int point, Improvement better) {
        return Variation.of(this, point, better);
    }

    /** How the latest point is to be read; what a dashboard shows. */
    public Variation variation(Improvement better) {
        return variation(size() - 1, better);
    }

    /** Whether a target is met by what the process does of itself, by the limits of the latest point. */
    public Assurance assurance(double target, Improvement better) {
        return Assurance.of(this, target, better);
    }

    /** A new start of limits, if the series gives reason for one; a person decides. */
    public Optional<RebasingProposal> rebasingProposal() {
        return RebasingProposal.of(this);
    }

    /** {@code I chart of 20 points: signals at 14}. */
    @Override
    public String toString() {
        return plot.kind().symbol() + " chart of " + size() + " points: " + verdict();
    }

    /** 1, −1 or 0 as a point is above, below or on the centre line. */
    int side(int point) {
        return order(plot.values()[point], linesAt(point).centre());
    }

    /** 1 or −1 as the trend goes that hits a point; the first point of a trend goes where the next one does. */
    int trendDirection(int point, RunRule trend) {
        int before = plot.leftOut().previousClearBit(point - 1);
        int after = plot.leftOut().nextClearBit(point + 1);
        int bit = 1 << policy.rules().rules().indexOf(trend);
        boolean goesOn = after < hits.length && (hits[after] & bit) != 0 && phaseIndex(after) == phaseIndex(point);
        boolean cameFrom = before >= 0 && (hits[before] & bit) != 0 && phaseIndex(before) == phaseIndex(point);
        if (goesOn && !cameFrom && flagsAll(trend)) {
            return order(plot.values()[after], plot.values()[point]);
        }
        return before < 0 ? 0 : order(plot.values()[point], plot.values()[before]);
    }

    private static boolean flagsAll(RunRule rule) {
        return rule instanceof RunRule.Trend trend && trend.flagging() == RunRule.Flagging.WHOLE_PATTERN;
    }

    private static int order(double value, double other) {
        return value > other ? 1 : value < other ? -1 : 0;
    }

    private int[] pointsWith(int bits) {
        return IntStream.range(0, hits.length)
                .filter(i -> (hits[i] & bits) != 0)
                .toArray();
    }

    private Limits.Lines linesAt(int point) {
        return limits.get(phaseIndex(point)).at(plot, point);
    }

    private int phaseIndex(int point) {
        Objects.checkIndex(point, hits.length);
        int index = phases.size() - 1;
        while (phases.get(index).from() > point) {
            index--;
        }
        return index;
    }
}
