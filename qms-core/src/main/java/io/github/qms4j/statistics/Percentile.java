package io.github.qms4j.statistics;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import java.util.Arrays;

/**
 * A percentile of a sample.
 *
 * @param policy its definition and the least sample
 * @param percent which one, above 0 and below 100
 * @param value the percentile, in the unit of the values
 * @param count how many values there were
 * @param atTheEdge whether the definition asks for a position beyond the sample, and the least or greatest value stands
 *     for it: the sample is too small for this percentile to mean more
 */
public record Percentile(PercentilePolicy policy, double percent, double value, int count, boolean atTheEdge)
        implements Analysis<Double> {
    private static final String SUBJECT = "Percentile";

    /**
     * The percentile of values in any order; O(n log n).
     *
     * @param percent above 0 and below 100, such as 90
     * @return too few below the policy's least sample
     * @throws InvalidInputException when a value is not finite or the percent is out of range
     */
    public static Outcome<Percentile> of(double[] values, double percent, PercentilePolicy policy) {
        if (!(percent > 0 && percent < 100)) {
            throw InvalidInputException.of(
                    SUBJECT, "percent", percent, "is not between 0 and 100", "give a number such as 90");
        }
        double[] sorted = Inputs.finite(SUBJECT, "values", values);
        if (sorted.length < policy.minimumValues()) {
            return new Outcome.TooFew<>(policy, "values", sorted.length, policy.minimumValues());
        }
        Arrays.sort(sorted);
        int n = sorted.length;
        double position = policy.definition().position(percent / 100, n);
        double within = Math.min(Math.max(position, 1), n);
        int below = (int) Math.floor(within);
        double fraction = within - below;
        double low = sorted[below - 1];
        double value = fraction == 0 ? low : low + fraction * (sorted[below] - low);
        return new Outcome.Found<>(new Percentile(policy, percent, value, n, within != position));
    }

    @Override
    public Double verdict() {
        return value;
    }
}
