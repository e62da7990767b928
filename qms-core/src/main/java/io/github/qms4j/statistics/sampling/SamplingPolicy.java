package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** How the size of a sample is found (rules AUD-10 and KPI-9). */
public final class SamplingPolicy implements Policy {
    private final Method method;
    private final Tails tails;
    private final int allUpTo;

    /** Where the numbers come from. */
    public enum Method {
        /**
         * The smallest sample whose exact binomial upper limit (Clopper and Pearson 1934) is at most the share. Supposes a
         * population so large that it does not matter that none is drawn twice.
         */
        EXACT_BINOMIAL("exact binomial, smallest sample whose Clopper-Pearson upper limit is at most the share"),
        /** The same without replacement, by the hypergeometric distribution; for small populations fewer are enough. */
        HYPERGEOMETRIC("hypergeometric, smallest sample that excludes the share in this population"),
        /**
         * The table of the FDA's Guide to Inspections of Quality Systems (1999), which inspectors use. It is not always the
         * smallest sample, and in some cells smaller than the exact one.
         */
        PUBLISHED("published, FDA Guide to Inspections of Quality Systems (1999), tables 1 and 2");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    /** What the confidence leaves for an upper limit that is too low. */
    public enum Tails {
        /** Half of what it leaves, as for an interval with two ends; the published table has it so. */
        TWO_SIDED("two-sided, half of the risk above"),
        /** All of it. */
        ONE_SIDED("one-sided, all of the risk above");

        private final String words;

        Tails(String words) {
            this.words = words;
        }
    }

    private SamplingPolicy(Method method, Tails tails, int allUpTo) {
        this.method = Objects.requireNonNull(method, "method");
        this.tails = Objects.requireNonNull(tails, "tails");
        this.allUpTo = allUpTo;
    }

    /** By a method, two-sided, with all records of populations up to 30. */
    public static SamplingPolicy of(Method method) {
        return new SamplingPolicy(method, Tails.TWO_SIDED, 30);
    }

    /**
     * What the confidence leaves for an upper limit that is too low.
     *
     * @throws InvalidInputException for the published table, which is two-sided
     */
    public SamplingPolicy withTails(Tails choice) {
        if (method == Method.PUBLISHED && choice != Tails.TWO_SIDED) {
            throw InvalidInputException.of(
                    "Sampling policy", "tails", choice, "is not what the published table has", "leave it two-sided");
        }
        return new SamplingPolicy(method, choice, allUpTo);
    }

    /**
     * Of populations up to this size, all records are looked at.
     *
     * @throws InvalidInputException when it is negative
     */
    public SamplingPolicy withAllUpTo(int records) {
        if (records < 0) {
            throw InvalidInputException.of("Sampling policy", "allUpTo", records, "is negative", "give 0 or more");
        }
        return new SamplingPolicy(method, tails, records);
    }

    public Method method() {
        return method;
    }

    public Tails tails() {
        return tails;
    }

    public int allUpTo() {
        return allUpTo;
    }

    /** The probability that is left for an upper limit that is too low. */
    double tail(double confidence) {
        return tails == Tails.TWO_SIDED ? (1 - confidence) / 2 : 1 - confidence;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("sample size", method.words)
                .term("tails", tails.words)
                .term("all records up to", allUpTo)
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SamplingPolicy that && terms().equals(that.terms());
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
