package io.github.qms4j.statistics.effect;

import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.LeastSquares;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.effect.InterruptedSeries.Effect;
import io.github.qms4j.statistics.effect.InterruptionPolicy.Change;
import io.github.qms4j.statistics.effect.InterruptionPolicy.Errors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The columns of a segmented regression, and what is read from its fit. Columns: one, time, then for each period after the
 * first an indicator and, where slopes may change, the time since its start, then the season.
 */
final class SegmentedModel {
    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-12;
    /** Residuals this small beside the values are what rounding leaves of an exact fit. */
    private static final double ROUNDING = 1e-26;

    private static final int TIME = 1;
    private static final int STEP = 2;

    private final Interruption interruption;
    private final InterruptionPolicy policy;
    private final int count;
    private final int third;
    private final double[][] columns;

    private SegmentedModel(int count, Interruption interruption, InterruptionPolicy policy) {
        this.interruption = interruption;
        this.policy = policy;
        this.count = count;
        this.third = interruption.until().orElse(count);
        this.columns = columns();
    }

    static Outcome<InterruptedSeries> ofValues(double[] values, Interruption interruption, InterruptionPolicy policy) {
        SegmentedModel model = new SegmentedModel(values.length, interruption, policy);
        Optional<LeastSquares> fit = LeastSquares.fit(model.columns, values);
        if (fit.isEmpty()) {
            return model.indistinct();
        }
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        if (fit.get().residualSumOfSquares() <= ROUNDING * squares) {
            return new Outcome.Undefined<>(
                    policy,
                    "the values lie exactly on the model, so that there is no chance to judge by; compare ranks");
        }
        return model.read(fit.get(), fit.get().residualVariance(), OptionalDouble.empty());
    }

    /** By iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 2.5). */
    static Outcome<InterruptedSeries> ofCounts(
            double[] counts, double[] exposures, Interruption interruption, InterruptionPolicy policy) {
        SegmentedModel model = new SegmentedModel(counts.length, interruption, policy);
        if (model.hasPeriodWithoutEvents(counts)) {
            return new Outcome.Undefined<>(
                    policy, "there was no event in a period, so that its rate has no logarithm; compare rates instead");
        }
        double[] means = new double[counts.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i] + 0.5;
        }
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<LeastSquares> fit = model.weighted(counts, exposures, means);
            if (fit.isEmpty()) {
                return model.indistinct();
            }
            means = model.means(fit.get(), exposures);
            double deviance = deviance(counts, means);
            if (!Double.isFinite(deviance)) {
                break;
            }
            if (Math.abs(deviance - before) <= CONVERGED * (Math.abs(deviance) + 0.1)) {
                // Once more at the solution, so that weights and residuals belong to it.
                LeastSquares last = model.weighted(counts, exposures, means).orElseThrow();
                return model.readCounts(last);
            }
            before = deviance;
        }
        return new Outcome.Undefined<>(policy, "no fit of the counts was found; compare rates instead");
    }

    private boolean hasPeriodWithoutEvents(double[] counts) {
        int[] bounds = {0, interruption.at(), third, count};
        for (int p = 0; p + 1 < bounds.length; p++) {
            boolean none = Arrays.stream(counts, bounds[p], bounds[p + 1]).allMatch(c -> c == 0);
            if (none && bounds[p] < bounds[p + 1]) {
                return true;
            }
        }
        return false;
    }

    private Outcome<InterruptedSeries> readCounts(LeastSquares fit) {
        double dispersion = fit.residualVariance();
        return dispersion > 0
                ? read(fit, dispersion, OptionalDouble.of(dispersion))
                : new Outcome.Undefined<>(policy, "the counts lie exactly on the model; compare rates instead");
    }

    private Outcome<InterruptedSeries> indistinct() {
        return new Outcome.Undefined<>(
                policy, "the points cannot tell the parts of the model from each other; take a simpler one");
    }

    private double[][] columns() {
        boolean slopes = policy.change() == Change.LEVEL_AND_SLOPE;
        int periods = interruption.until().isPresent() ? 2 : 1;
        int perPeriod = slopes ? 2 : 1;
        double[][] all = new double[STEP + periods * perPeriod + 2 * interruption.harmonics()][count];
        Arrays.fill(all[0], 1);
        for (int i = 0; i < count; i++) {
            // Centred, which keeps digits and moves the intercept only.
            all[TIME][i] = i - (count - 1) / 2.0;
            int period = i < interruption.at() ? -1 : i < third ? 0 : 1;
            if (period >= 0) {
                all[STEP + period * perPeriod][i] = 1;
                if (slopes) {
                    all[STEP + period * perPeriod + 1][i] = i - (period == 0 ? interruption.at() : third);
                }
            }
            for (int h = 1; h <= interruption.harmonics(); h++) {
                double angle = 2 * Math.PI * h * i / interruption.period();
                all[all.length - 2 * h][i] = Math.sin(angle);
                all[all.length - 2 * h + 1][i] = Math.cos(angle);
            }
        }
        return all;
    }

    private Optional<LeastSquares> weighted(double[] counts, double[] exposures, double[] means) {
        double[][] scaled = new double[columns.length][count];
        double[] working = new double[count];
        for (int i = 0; i < count; i++) {
            double root = Math.sqrt(means[i]);
            for (int j = 0; j < columns.length; j++) {
                scaled[j][i] = root * columns[j][i];
            }
            working[i] = root * (Math.log(means[i] / exposures[i]) + (counts[i] - means[i]) / means[i]);
        }
        return LeastSquares.fit(scaled, working);
    }

    private double[] means(LeastSquares fit, double[] exposures) {
        double[] means = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int j = 0; j < columns.length; j++) {
                sum += fit.coefficient(j) * columns[j][i];
            }
            means[i] = Math.max(1e-12, exposures[i] * Math.exp(sum));
        }
        return means;
    }

    private static double deviance(double[] counts, double[] means) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double logarithm = counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / means[i]);
            sum += 2 * (logarithm - (counts[i] - means[i]));
        }
        return sum;
    }

    private Outcome<InterruptedSeries> read(LeastSquares fit, double variance, OptionalDouble dispersion) {
        double[][] covariance = policy.errors() == Errors.INDEPENDENT
                ? fit.covariance(variance)
                : fit.neweyWestCovariance((int) (4 * Math.pow(count / 100.0, 2 / 9.0)));
        boolean slopes = policy.change() == Change.LEVEL_AND_SLOPE;
        int perPeriod = slopes ? 2 : 1;
        List<double[]> asked = new ArrayList<>(List.of(
                single(TIME),
                single(STEP),
                single(STEP + perPeriod - 1),
                mean(STEP, slopes, third - interruption.at())));
        if (interruption.until().isPresent()) {
            asked.add(mean(STEP + perPeriod, slopes, count - third));
        }
        // Nothing or less, by rounding, where Newey and West's terms cancel out: errors that alternate exactly.
        if (asked.stream().anyMatch(weights -> !(variance(covariance, weights) > 0))) {
            return new Outcome.Undefined<>(
                    policy, "the errors leave no variance by this policy; suppose independent errors");
        }
        Optional<Effect> slopeChange =
                slopes ? Optional.of(effect(fit, covariance, single(STEP + 1))) : Optional.empty();
        Optional<Effect> lasting = interruption.until().isPresent()
                ? Optional.of(effect(fit, covariance, mean(STEP + perPeriod, slopes, count - third)))
                : Optional.empty();
        return new Outcome.Found<>(new InterruptedSeries(
                policy,
                interruption,
                count,
                effect(fit, covariance, single(TIME)),
                effect(fit, covariance, single(STEP)),
                slopeChange,
                effect(fit, covariance, mean(STEP, slopes, third - interruption.at())),
                lasting,
                fit.degreesOfFreedom(),
                dispersion,
                lagOne(fit.residuals()),
                1.959963984540054 / Math.sqrt(count)));
    }

    private double[] single(int column) {
        double[] weights = new double[columns.length];
        weights[column] = 1;
        return weights;
    }

    /** Step and slope change averaged over a period. */
    private double[] mean(int step, boolean slopes, int points) {
        double[] weights = single(step);
        if (slopes) {
            weights[step + 1] = (points - 1) / 2.0;
        }
        return weights;
    }

    private Effect effect(LeastSquares fit, double[][] covariance, double[] weights) {
        double estimate = 0;
        for (int i = 0; i < weights.length; i++) {
            estimate += weights[i] * fit.coefficient(i);
        }
        double error = Math.sqrt(variance(covariance, weights));
        int freedom = fit.degreesOfFreedom();
        double half = error * Distributions.tQuantile(1 - policy.risk() / 2, freedom);
        return new Effect(
                estimate,
                error,
                Distributions.tTwoSided(estimate / error, freedom),
                new Interval(estimate - half, estimate + half, 1 - policy.risk()));
    }

    private static double variance(double[][] covariance, double[] weights) {
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * covariance[i][j] * weights[j];
            }
        }
        return variance;
    }

    private static double lagOne(double[] residuals) {
        double products = 0;
        double squares = residuals[0] * residuals[0];
        for (int i = 1; i < residuals.length; i++) {
            products += residuals[i] * residuals[i - 1];
            squares += residuals[i] * residuals[i];
        }
        return products / squares;
    }
}
