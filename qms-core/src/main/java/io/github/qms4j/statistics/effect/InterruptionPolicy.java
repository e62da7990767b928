package io.github.qms4j.statistics.effect;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** How an interrupted series is judged. */
public final class InterruptionPolicy implements Policy {
    private static final String SUBJECT = "Interruption policy";

    private final Change change;
    private final Errors errors;
    private final double risk;
    private final int minimumPerPeriod;

    /** What may change at the interruption. */
    public enum Change {
        /** The level, and the slope from then on. */
        LEVEL_AND_SLOPE("level and slope"),
        /** The level alone; for short series, where a slope asks too much of them. */
        LEVEL("level");

        private final String words;

        Change(String words) {
            this.words = words;
        }
    }

    /** What is supposed of the errors. */
    public enum Errors {
        /** They do not depend on each other. */
        INDEPENDENT("independent errors"),
        /**
         * They may depend on some before: standard errors by Newey and West (1987), over 4 (n / 100)^(2/9) points rounded
         * down, times n / (n − p).
         */
        NEWEY_WEST("errors by Newey and West");

        private final String words;

        Errors(String words) {
            this.words = words;
        }
    }

    private InterruptionPolicy(Change change, Errors errors, double risk, int minimumPerPeriod) {
        this.change = Objects.requireNonNull(change, "change");
        this.errors = Objects.requireNonNull(errors, "errors");
        this.risk = risk;
        this.minimumPerPeriod = minimumPerPeriod;
    }

    /** Level and slope, independent errors, two-sided at 0.05, from 8 points in each period on. */
    public static InterruptionPolicy standard() {
        return new InterruptionPolicy(Change.LEVEL_AND_SLOPE, Errors.INDEPENDENT, 0.05, 8);
    }

    public InterruptionPolicy withChange(Change choice) {
        return new InterruptionPolicy(choice, errors, risk, minimumPerPeriod);
    }

    public InterruptionPolicy withErrors(Errors choice) {
        return new InterruptionPolicy(change, choice, risk, minimumPerPeriod);
    }

    /** How probable an effect may be by chance, both directions together; intervals have the confidence 1 − risk. */
    public InterruptionPolicy withRisk(double share) {
        return new InterruptionPolicy(change, errors, Inputs.requireShare(SUBJECT, "risk", share), minimumPerPeriod);
    }

    /** With fewer points in a period, nothing is said; 3 or more. */
    public InterruptionPolicy withMinimumPerPeriod(int points) {
        return new InterruptionPolicy(
                change, errors, risk, Inputs.requireAtLeast(SUBJECT, "minimumPerPeriod", points, 3));
    }

    public Change change() {
        return change;
    }

    public Errors errors() {
        return errors;
    }

    public double risk() {
        return risk;
    }

    public int minimumPerPeriod() {
        return minimumPerPeriod;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("model", "segmented regression")
                .term("change", change.words)
                .term("errors", errors.words)
                .term("effect", "mean over the period after, beside the trend before")
                .term("risk, two-sided", risk)
                .term("minimum sample", minimumPerPeriod + " points a period, two cycles of a season")
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InterruptionPolicy that && terms().equals(that.terms());
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
