package io.github.qms4j.statistics.chart;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;

/** The design of a tabular CUSUM (Page 1954; NIST/SEMATECH e-Handbook 6.3.2.3). */
public final class CusumDesign implements Policy {
    private static final String SUBJECT = "CUSUM design";

    private final double target;
    private final double sigma;
    private final double reference;
    private final double decision;
    private final LimitTouch limitTouch;

    private CusumDesign(double target, double sigma, double reference, double decision, LimitTouch limitTouch) {
        this.target = Inputs.requireFinite(SUBJECT, "target", target);
        this.sigma = Inputs.requirePositive(SUBJECT, "sigma", sigma);
        this.reference = Inputs.requireNotNegative(SUBJECT, "reference", reference);
        this.decision = Inputs.requirePositive(SUBJECT, "decision", decision);
        this.limitTouch = limitTouch;
    }

    /**
     * In the unit of the data.
     *
     * @param target where the process should be
     * @param reference k, half of the shift to be found
     * @param decision h, the sum beyond which the process has shifted
     * @throws InvalidInputException when a number is out of range
     */
    public static CusumDesign inDataUnits(double target, double reference, double decision) {
        return new CusumDesign(target, 1, reference, decision, LimitTouch.INSIDE);
    }

    /**
     * In sigmas; the sums are then in sigmas too.
     *
     * @param sigma the standard deviation of a value, above 0
     * @param reference k in sigmas, usually 0.5
     * @param decision h in sigmas, usually 4 or 5
     * @throws InvalidInputException when a number is out of range
     */
    public static CusumDesign inSigmas(double target, double sigma, double reference, double decision) {
        return new CusumDesign(target, sigma, reference, decision, LimitTouch.INSIDE);
    }

    /** What is said of a sum that equals the decision value. */
    public CusumDesign withLimitTouch(LimitTouch choice) {
        return new CusumDesign(target, sigma, reference, decision, choice);
    }

    public double target() {
        return target;
    }

    /** The unit of the sums: 1 for data units. */
    public double sigma() {
        return sigma;
    }

    public double reference() {
        return reference;
    }

    public double decision() {
        return decision;
    }

    boolean isBeyond(double sum) {
        return sum > decision || (limitTouch == LimitTouch.OUTSIDE && sum == decision);
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("target", target)
                .term("unit of sums", sigma)
                .term("reference value k", reference)
                .term("decision value h", decision)
                .term("start", "both sums at 0, none reset after a signal")
                .term("ties with a limit", limitTouch.words())
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CusumDesign that && terms().equals(that.terms());
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
