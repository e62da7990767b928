package io.github.qms4j.statistics.effect;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** What comparisons of before and after are judged by (rules SOL-4 and KPI-9). */
public final class EffectPolicy implements Policy {
    private static final String SUBJECT = "Effect policy";
    private static final int MOST_EXACT = 100;

    private final Method method;
    private final double risk;
    private final int minimumPerPeriod;
    private final int exactUpTo;

    /** How two series of values are compared. */
    public enum Method {
        /** By ranks (Wilcoxon 1945, Mann and Whitney 1947): supposes nothing of the distribution. */
        RANK_SUM("rank sum"),
        /** By means, with a variance for each period (Welch 1947). */
        WELCH("Welch's t test of means"),
        /** By means, with one variance for both periods (Student 1908). */
        POOLED("t test of means with pooled variance");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    private EffectPolicy(Method method, double risk, int minimumPerPeriod, int exactUpTo) {
        this.method = Objects.requireNonNull(method, "method");
        this.risk = risk;
        this.minimumPerPeriod = minimumPerPeriod;
        this.exactUpTo = exactUpTo;
    }

    /** Ranks, two-sided at 0.05, from 5 in each period on, exact up to 50 in each. */
    public static EffectPolicy standard() {
        return new EffectPolicy(Method.RANK_SUM, 0.05, 5, 50);
    }

    public EffectPolicy withMethod(Method choice) {
        return new EffectPolicy(choice, risk, minimumPerPeriod, exactUpTo);
    }

    /** How probable an effect may be by chance, both directions together; intervals have the confidence 1 − risk. */
    public EffectPolicy withRisk(double share) {
        return new EffectPolicy(method, Inputs.requireShare(SUBJECT, "risk", share), minimumPerPeriod, exactUpTo);
    }

    /** With fewer values, pairs or denominators in a period, nothing is said; 2 or more. */
    public EffectPolicy withMinimumPerPeriod(int values) {
        Inputs.requireAtLeast(SUBJECT, "minimumPerPeriod", values, 2);
        return new EffectPolicy(method, risk, values, exactUpTo);
    }

    /** Up to so many values in each period, ranks without ties are judged exactly; 0 to 100. */
    public EffectPolicy withExactUpTo(int values) {
        if (values < 0 || values > MOST_EXACT) {
            throw InvalidInputException.of(
                    SUBJECT,
                    "exactUpTo",
                    values,
                    "is not 0 to " + MOST_EXACT,
                    "leave more to the normal approximation");
        }
        return new EffectPolicy(method, risk, minimumPerPeriod, values);
    }

    public Method method() {
        return method;
    }

    public double risk() {
        return risk;
    }

    public int minimumPerPeriod() {
        return minimumPerPeriod;
    }

    public int exactUpTo() {
        return exactUpTo;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("method for series", method.words)
                .term("risk, two-sided", risk)
                .term(
                        "ranks",
                        "exact up to " + exactUpTo
                                + " values a period without ties, otherwise normal with tie and continuity corrections")
                .term("shares", "score test, Fisher's exact test where fewer than 5 are expected; Newcombe interval")
                .term("rates", "conditional exact test; interval from exact ones of both rates")
                .term("minimum sample", minimumPerPeriod + " a period")
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EffectPolicy that && terms().equals(that.terms());
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
