package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Ranks;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import java.util.OptionalDouble;

/**
 * A run chart judged by Anhøj's rules: an unusually long run on one side of the median, or unusually few crossings of it
 * (Anhøj and Olesen, PLoS ONE 9, 2014; Anhøj and Wentzel-Larsen, BMC Medical Research Methodology 18, 2018). It needs no
 * limits and hardly any assumption, which makes it right for short monthly series.
 *
 * @param policy what it was judged by
 * @param centre the centre line
 * @param points how many points there are
 * @param usefulPoints how many of them are not on the centre line
 * @param longestRun the length of the longest run of useful points on one side
 * @param longestRunFrom the first point of it, the earliest of equally long ones
 * @param longestRunLimit the longest run that is no signal
 * @param crossings how often the centre line is crossed
 * @param fewestCrossings the fewest crossings that are no signal
 */
public record RunChart(
        RunChartPolicy policy,
        double centre,
        int points,
        int usefulPoints,
        int longestRun,
        int longestRunFrom,
        int longestRunLimit,
        int crossings,
        int fewestCrossings)
        implements Analysis<RunChart.Verdict> {
    /** What a run chart comes to. */
    public enum Verdict {
        /** Nothing that chance would not do. */
        RANDOM,
        /** The longest run is too long. */
        LONG_RUN,
        /** There are too few crossings. */
        FEW_CROSSINGS,
        /** Both. */
        LONG_RUN_AND_FEW_CROSSINGS
    }

    /**
     * Judges a series in the order of time; O(n log n) for the median.
     *
     * @return too few below the policy's least number of useful points
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<RunChart> of(double[] values, RunChartPolicy policy) {
        double[] finite = Inputs.finite("Run chart", "values", values);
        OptionalDouble centre = policy.centre();
        if (centre.isEmpty() && finite.length > 0) {
            centre = OptionalDouble.of(Ranks.of(finite).median());
        }
        Runs runs = centre.isPresent() ? Runs.beside(centre.getAsDouble(), finite) : new Runs(0, 0, 0, 0);
        int useful = runs.useful();
        if (useful < policy.minimumPoints()) {
            return new Outcome.TooFew<>(
                    policy, "points that are not on the centre line", useful, policy.minimumPoints());
        }
        return new Outcome.Found<>(new RunChart(
                policy,
                centre.orElseThrow(),
                finite.length,
                useful,
                runs.longest(),
                runs.longestFrom(),
                longestRunLimit(useful),
                runs.crossings(),
                Distributions.binomialQuantile(policy.crossingRisk(), useful - 1, 0.5)));
    }

    private static int longestRunLimit(int useful) {
        return (int) Math.rint(Math.log(useful) / Math.log(2)) + 3;
    }

    @Override
    public Verdict verdict() {
        boolean isLong = longestRun > longestRunLimit;
        boolean isFew = crossings < fewestCrossings;
        if (isLong) {
            return isFew ? Verdict.LONG_RUN_AND_FEW_CROSSINGS : Verdict.LONG_RUN;
        }
        return isFew ? Verdict.FEW_CROSSINGS : Verdict.RANDOM;
    }

    private record Runs(int useful, int longest, int longestFrom, int crossings) {
        static Runs beside(double centre, double[] values) {
            int useful = 0;
            int longest = 0;
            int longestFrom = 0;
            int crossings = 0;
            int side = 0;
            int run = 0;
            int from = 0;
            for (int i = 0; i < values.length; i++) {
                int next = values[i] > centre ? 1 : values[i] < centre ? -1 : 0;
                if (next == 0) {
                    continue;
                }
                useful++;
                if (next != side) {
                    crossings += side == 0 ? 0 : 1;
                    run = 0;
                    from = i;
                }
                side = next;
                run++;
                if (run > longest) {
                    longest = run;
                    longestFrom = from;
                }
            }
            return new Runs(useful, longest, longestFrom, crossings);
        }
    }
}
