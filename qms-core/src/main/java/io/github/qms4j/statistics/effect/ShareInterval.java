package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Interval;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.Policy;
import java.util.Map;

/**
 * A share with its interval. The verdict is the interval.
 *
 * @param policy how the interval was made
 * @param count how many
 * @param size of how many
 * @param interval within 0 and 1
 */
public record ShareInterval(Choice policy, long count, long size, Interval interval) implements Analysis<Interval> {
    private static final String SUBJECT = "Share interval";

    /** The kinds of interval. */
    public enum Method {
        /** By the score test (Wilson 1927): close to the confidence on average, also for small samples and 0 of n. */
        WILSON("Wilson"),
        /** By both tails of the binomial distribution (Clopper and Pearson 1934): the confidence at the least. */
        CLOPPER_PEARSON("Clopper-Pearson");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    /**
     * What is chosen.
     *
     * @param method the kind of interval
     * @param confidence between 0 and 1
     */
    public record Choice(Method method, double confidence) implements Policy {
        public Choice {
            Inputs.requireShare(SUBJECT, "confidence", confidence);
        }

        @Override
        public Map<String, String> terms() {
            return Terms.start()
                    .term("interval", method.words + ", two-sided")
                    .term("confidence", confidence)
                    .all();
        }
    }

    /**
     * The interval for a share.
     *
     * @param count 0 to size
     * @return too few when the size is 0
     * @throws InvalidInputException when the count is not 0 to size
     */
    public static Outcome<ShareInterval> of(long count, long size, Choice policy) {
        requireCount(SUBJECT, "count", count, size);
        if (size == 0) {
            return new Outcome.TooFew<>(policy, "items", 0, 1);
        }
        Interval interval = policy.method() == Method.WILSON
                ? wilson(count, size, policy.confidence())
                : clopperPearson(count, size, policy.confidence());
        return new Outcome.Found<>(new ShareInterval(policy, count, size, interval));
    }

    /** The share itself. */
    public double share() {
        return (double) count / size;
    }

    @Override
    public Interval verdict() {
        return interval;
    }

    static Interval wilson(long count, long size, double confidence) {
        double z = Distributions.normalQuantile((1 + confidence) / 2);
        double n = size;
        double share = count / n;
        double centre = share + z * z / (2 * n);
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        double whole = 1 + z * z / n;
        return new Interval(
                count == 0 ? 0 : (centre - half) / whole, count == size ? 1 : (centre + half) / whole, confidence);
    }

    static Interval clopperPearson(long count, long size, double confidence) {
        double tail = (1 - confidence) / 2;
        double others = (double) size - count;
        return new Interval(
                count == 0 ? 0 : Distributions.betaQuantile(tail, (double) count, others + 1),
                count == size ? 1 : Distributions.betaQuantile(1 - tail, count + 1.0, others),
                confidence);
    }

    static void requireCount(String subject, String place, long count, long size) {
        if (size < 0 || count < 0 || count > size) {
            throw InvalidInputException.of(
                    subject, place, count + " of " + size, "is no share", "give a count from 0 to its denominator");
        }
    }
}
