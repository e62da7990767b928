package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.sampling.SamplingPolicy.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How many records to look at, so that with at most so many adverse ones among them one can say with a confidence that
 * fewer than a share of the population are. The verdict is the size of the sample.
 *
 * @param policy how the size was found
 * @param population how many records there are
 * @param confidence how sure one is to be, such as 0.95
 * @param share the share that is to be excluded, such as 0.10
 * @param adverse how many adverse records the sample may have
 * @param sampleSize how many records to look at
 */
public record SamplingPlan(
        SamplingPolicy policy, int population, double confidence, double share, int adverse, int sampleSize)
        implements Analysis<Integer> {
    private static final String SUBJECT = "Sampling plan";

    /**
     * Finds the size of a sample.
     *
     * @param population how many records there are, 1 or more
     * @param confidence between 0 and 1
     * @param share between 0 and 1
     * @param adverse 0 or more
     * @return too few without a record; undefined when so many adverse records would already be the share of the population
     * @throws InvalidInputException when a number is out of range, or the published tables have no such plan
     */
    public static Outcome<SamplingPlan> of(
            int population, double confidence, double share, int adverse, SamplingPolicy policy) {
        Inputs.requireAtLeast(SUBJECT, "population", population, 0);
        Inputs.requireShare(SUBJECT, "confidence", confidence);
        Inputs.requireShare(SUBJECT, "share", share);
        Inputs.requireAtLeast(SUBJECT, "adverse", adverse, 0);
        if (population == 0) {
            return new Outcome.TooFew<>(policy, "records", 0, 1);
        }
        int excluded = countOf(share, population);
        if (adverse >= excluded) {
            return new Outcome.Undefined<>(
                    policy,
                    adverse + " adverse records are already the share " + share + " of " + population
                            + "; allow fewer, or ask for a larger share");
        }
        int size = switch (policy.method()) {
            case PUBLISHED -> PublishedPlans.sampleSize(confidence, share, adverse);
            case EXACT_BINOMIAL -> binomialSize(policy.tail(confidence), share, adverse, population);
            case HYPERGEOMETRIC -> hypergeometricSize(policy.tail(confidence), excluded, adverse, population);
        };
        boolean all = population <= policy.allUpTo() || size >= population;
        return new Outcome.Found<>(
                new SamplingPlan(policy, population, confidence, share, adverse, all ? population : size));
    }

    /** The fewest records that are at least the share of a population; by decimals, so that 0.1 of 30 is 3. */
    static int countOf(double share, int population) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(population))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** More records make so few adverse ones less probable, so that halving finds the smallest sample. */
    private static int binomialSize(double tail, double share, int adverse, int population) {
        int low = adverse + 1;
        int high = population;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Distributions.binomialAtMost(adverse, middle, share) <= tail) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int hypergeometricSize(double tail, int excluded, int adverse, int population) {
        int low = adverse + 1;
        int high = population;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Distributions.hypergeometricAtMost(adverse, population, excluded, middle) <= tail) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether all records are to be looked at, so that nothing is inferred. */
    public boolean isAll() {
        return sampleSize == population;
    }

    /** What the sample can support, in words for a report. */
    public String statement() {
        if (isAll()) {
            return String.format(Locale.ROOT, "all %,d records are looked at", population);
        }
        return String.format(
                Locale.ROOT,
                "%s %% confident that fewer than %s %% of %,d records are adverse, if at most %d of %,d are",
                percent(confidence),
                percent(share),
                population,
                adverse,
                sampleSize);
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * The plan that allows another number of adverse records, for sampling in stages.
     *
     * @throws InvalidInputException when the published tables have no such plan
     */
    public Outcome<SamplingPlan> allowing(int otherAdverse) {
        return of(population, confidence, share, otherAdverse, policy);
    }

    /** Whether the published tables end here. */
    boolean isBeyondTables(int otherAdverse) {
        return policy.method() == Method.PUBLISHED && otherAdverse > PublishedPlans.MOST_ADVERSE;
    }

    @Override
    public Integer verdict() {
        return sampleSize;
    }
}
