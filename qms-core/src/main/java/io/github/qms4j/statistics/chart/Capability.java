package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Sums;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Moments;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.CapabilityPolicy.TargetSigma;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a process fits its specification: Cp and Cpk by the sigma within subgroups, or from moving ranges of single
 * values; Pp and Ppk by the standard deviation of all values; Cpm by the distance from the target. The indices suppose
 * values that are about normal and a process without signals; look at its control chart first.
 *
 * @param policy how it was computed
 * @param specification what is to be kept
 * @param count how many values there were
 * @param mean their mean
 * @param sigmaWithin sigma within subgroups, or from moving ranges
 * @param sigmaOverall the sample standard deviation of all values
 * @param cp the width of the specification by six sigmas within; empty with a single limit
 * @param cpk the distance of the mean from the nearer limit by three sigmas within
 * @param pp as cp, by the overall sigma
 * @param ppk as cpk, by the overall sigma
 * @param cpm as cp, with the distance from the target added to sigma; empty without two limits and a target
 */
public record Capability(
        CapabilityPolicy policy,
        Specification specification,
        int count,
        double mean,
        double sigmaWithin,
        double sigmaOverall,
        OptionalDouble cp,
        double cpk,
        OptionalDouble pp,
        double ppk,
        OptionalDouble cpm)
        implements Analysis<Capability.Verdict> {
    private static final String SUBJECT = "Capability";

    /** Whether Cpk is at least what the policy asks for. */
    public enum Verdict {
        CAPABLE,
        NOT_CAPABLE
    }

    /**
     * Of single values in the order of time; sigma within comes from their moving ranges.
     *
     * @return too few below the policy's least sample; undefined when values do not vary
     * @throws InvalidInputException when a value is not finite
     */
    public static Outcome<Capability> of(double[] values, Specification specification, CapabilityPolicy policy) {
        double[] finite = Inputs.finite(SUBJECT, "values", values);
        if (finite.length < policy.minimumValues()) {
            return new Outcome.TooFew<>(policy, "values", finite.length, policy.minimumValues());
        }
        ChartPolicy chart = ChartPolicy.standard().withConstants(policy.constants());
        double within =
                MovingRanges.of(finite, 0, finite.length, new BitSet(), chart).sigma();
        return of(finite, within, specification, policy);
    }

    /**
     * Of subgroups; sigma within is the mean of their own estimates, R / d2 or S / c4.
     *
     * @return too few below the policy's least sample; undefined when values do not vary
     * @throws InvalidInputException when subgroups are too large for ranges, or the policy's constants are rounded
     *     factors
     */
    public static Outcome<Capability> of(Subgroups subgroups, Specification specification, CapabilityPolicy policy) {
        if (policy.constants() == Constants.FACTORS) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "constants",
                    policy.constants(),
                    "are factors of limits and give no sigma within subgroups",
                    "choose EXACT or TABULATED constants");
        }
        double[] values = subgroups.values();
        if (values.length < policy.minimumValues()) {
            return new Outcome.TooFew<>(policy, "values", values.length, policy.minimumValues());
        }
        double within = Sums.mean(SubgroupPlots.spreads(subgroups, policy.subgroupSpread(), policy.constants()));
        return of(values, within, specification, policy);
    }

    private static Outcome<Capability> of(
            double[] values, double within, Specification specification, CapabilityPolicy policy) {
        Moments moments = Moments.of(values);
        double overall = moments.standardDeviation().orElse(0);
        if (!(within > 0 && overall > 0)) {
            return new Outcome.Undefined<>(
                    policy, "the values do not vary, so that nothing can be said of their spread");
        }
        double mean = moments.mean().orElseThrow();
        return new Outcome.Found<>(new Capability(
                policy,
                specification,
                values.length,
                mean,
                within,
                overall,
                width(specification, 6 * within),
                nearer(specification, mean, 3 * within),
                width(specification, 6 * overall),
                nearer(specification, mean, 3 * overall),
                towardsTarget(specification, mean, policy.targetSigma() == TargetSigma.WITHIN ? within : overall)));
    }

    private static OptionalDouble width(Specification specification, double spread) {
        return specification.lower().isEmpty() || specification.upper().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((specification.upper().getAsDouble()
                                - specification.lower().getAsDouble())
                        / spread);
    }

    private static double nearer(Specification specification, double mean, double spread) {
        double up = specification.upper().isPresent()
                ? specification.upper().getAsDouble() - mean
                : Double.POSITIVE_INFINITY;
        double down = specification.lower().isPresent()
                ? mean - specification.lower().getAsDouble()
                : Double.POSITIVE_INFINITY;
        return Math.min(up, down) / spread;
    }

    private static OptionalDouble towardsTarget(Specification specification, double mean, double sigma) {
        if (specification.target().isEmpty()) {
            return OptionalDouble.empty();
        }
        double off = mean - specification.target().getAsDouble();
        return width(specification, 6 * Math.sqrt(sigma * sigma + off * off));
    }

    /** The interval for Pp, by the chi-squared distribution of the variance; empty with a single limit. */
    public Optional<Interval> ppInterval() {
        if (pp.isEmpty()) {
            return Optional.empty();
        }
        double risk = (1 - policy.confidence()) / 2;
        double freedom = count - 1.0;
        return Optional.of(new Interval(
                pp.getAsDouble() * Math.sqrt(Distributions.chiSquaredQuantile(risk, freedom) / freedom),
                pp.getAsDouble() * Math.sqrt(Distributions.chiSquaredQuantile(1 - risk, freedom) / freedom),
                policy.confidence()));
    }

    /** The approximate interval for Ppk (Bissell, Applied Statistics 39, 1990). */
    public Interval ppkInterval() {
        double z = Distributions.normalQuantile((1 + policy.confidence()) / 2);
        double half = z * Math.sqrt(1 / (9.0 * count) + ppk * ppk / (2.0 * (count - 1)));
        return new Interval(ppk - half, ppk + half, policy.confidence());
    }

    @Override
    public Verdict verdict() {
        return cpk >= policy.requiredIndex() ? Verdict.CAPABLE : Verdict.NOT_CAPABLE;
    }
}
