package io.github.qms4j.statistics.sampling;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Distributions;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.statistics.Analysis;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.sampling.SamplingPolicy.Method;

/**
 * What was found in a sample, and what it lets one say; also when looking ended early.
 *
 * @param plan what was planned
 * @param looked how many records were looked at
 * @param adverse how many of them were adverse
 * @param upperShare the largest share of adverse records that the findings do not exclude at the plan's confidence: without
 *     replacement for the hypergeometric method, by Clopper and Pearson otherwise; the share itself when all were looked at
 */
public record SampleEvaluation(SamplingPlan plan, int looked, int adverse, double upperShare)
        implements Analysis<SampleEvaluation.Verdict> {
    private static final String SUBJECT = "Sample evaluation";

    /** Whether the plan's statement can be made. */
    public enum Verdict {
        /** Fewer than the plan's share of the population are adverse, at its confidence. */
        SUPPORTED,
        /** That cannot be said, be it for what was found or for how few were looked at. */
        NOT_SUPPORTED
    }

    /**
     * Evaluates a sample.
     *
     * @param looked how many records were looked at, in the order of the draw
     * @param adverse how many of them were adverse
     * @return too few when none was looked at
     * @throws InvalidInputException when more were looked at than there are, or more were adverse than looked at
     */
    public static Outcome<SampleEvaluation> of(SamplingPlan plan, int looked, int adverse) {
        Inputs.requireAtLeast(SUBJECT, "looked", looked, 0);
        Inputs.requireAtLeast(SUBJECT, "adverse", adverse, 0);
        if (looked > plan.population() || adverse > looked) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "adverse",
                    adverse + " of " + looked + " of " + plan.population(),
                    "cannot be",
                    "give how many records were looked at, and how many of those were adverse");
        }
        return looked == 0
                ? new Outcome.TooFew<>(plan.policy(), "records looked at", 0, 1)
                : new Outcome.Found<>(new SampleEvaluation(plan, looked, adverse, upperShare(plan, looked, adverse)));
    }

    private static double upperShare(SamplingPlan plan, int looked, int adverse) {
        if (looked == plan.population()) {
            return (double) adverse / looked;
        }
        double tail = plan.policy().tail(plan.confidence());
        if (plan.policy().method() == Method.HYPERGEOMETRIC) {
            return (double) upperCount(plan.population(), looked, adverse, tail) / plan.population();
        }
        return adverse == looked ? 1 : Distributions.betaQuantile(1 - tail, adverse + 1.0, (double) looked - adverse);
    }

    /** The most adverse records in the population with which as few in the sample are still probable enough. */
    private static int upperCount(int population, int looked, int adverse, double tail) {
        int low = adverse;
        int high = population - (looked - adverse);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Distributions.hypergeometricAtMost(adverse, population, middle, looked) > tail) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public SamplingPolicy policy() {
        return plan.policy();
    }

    /** By whether the plan for as many adverse records as were found asks for no more than were looked at. */
    @Override
    public Verdict verdict() {
        if (looked == plan.population()) {
            return adverse < SamplingPlan.countOf(plan.share(), looked) ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED;
        } else if (plan.isBeyondTables(adverse)) {
            return Verdict.NOT_SUPPORTED;
        }
        boolean enough = plan.allowing(adverse)
                .result()
                .filter(needed -> needed.sampleSize() <= looked)
                .isPresent();
        return enough ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED;
    }

    /** Whether looking ended before the sample was complete. */
    public boolean endedEarly() {
        return looked < plan.sampleSize();
    }
}
