package io.github.qms4j.statistics.chart;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import io.github.qms4j.statistics.Policy;
import java.util.Map;
import java.util.Objects;

/** How capability is computed and from what on a process is capable. */
public final class CapabilityPolicy implements Policy {
    private static final String SUBJECT = "Capability policy";

    private final Constants constants;
    private final SubgroupSpread subgroupSpread;
    private final TargetSigma targetSigma;
    private final double requiredIndex;
    private final double confidence;
    private final int minimumValues;

    /** Which sigma Cpm is computed with. */
    public enum TargetSigma {
        /** That within subgroups, as the R package qcc does. */
        WITHIN("sigma within subgroups"),
        /** That of all values, as Taguchi's index has it. */
        OVERALL("overall sigma");

        private final String words;

        TargetSigma(String words) {
            this.words = words;
        }
    }

    private CapabilityPolicy(
            Constants constants,
            SubgroupSpread subgroupSpread,
            TargetSigma targetSigma,
            double requiredIndex,
            double confidence,
            int minimumValues) {
        this.constants = Objects.requireNonNull(constants, "constants");
        this.subgroupSpread = Objects.requireNonNull(subgroupSpread, "subgroupSpread");
        this.targetSigma = Objects.requireNonNull(targetSigma, "targetSigma");
        this.requiredIndex = requiredIndex;
        this.confidence = confidence;
        this.minimumValues = minimumValues;
    }

    /** Exact constants, ranges of subgroups, Cpm by the overall sigma, capable from Cpk 1.33 on, from 25 values on. */
    public static CapabilityPolicy standard() {
        return new CapabilityPolicy(Constants.EXACT, SubgroupSpread.RANGE, TargetSigma.OVERALL, 1.33, 0.95, 25);
    }

    /** The constants; rounded factors make a sigma of 3 / A2 or 3 / E2, so that EXACT or TABULATED are asked for. */
    public CapabilityPolicy withConstants(Constants choice) {
        return new CapabilityPolicy(choice, subgroupSpread, targetSigma, requiredIndex, confidence, minimumValues);
    }

    public CapabilityPolicy withSubgroupSpread(SubgroupSpread choice) {
        return new CapabilityPolicy(constants, choice, targetSigma, requiredIndex, confidence, minimumValues);
    }

    public CapabilityPolicy withTargetSigma(TargetSigma choice) {
        return new CapabilityPolicy(constants, subgroupSpread, choice, requiredIndex, confidence, minimumValues);
    }

    /** The least Cpk with which a process is capable; above 0. */
    public CapabilityPolicy withRequiredIndex(double index) {
        Inputs.requirePositive(SUBJECT, "requiredIndex", index);
        return new CapabilityPolicy(constants, subgroupSpread, targetSigma, index, confidence, minimumValues);
    }

    /** The confidence of intervals, between 0 and 1. */
    public CapabilityPolicy withConfidence(double share) {
        Inputs.requireShare(SUBJECT, "confidence", share);
        return new CapabilityPolicy(constants, subgroupSpread, targetSigma, requiredIndex, share, minimumValues);
    }

    /** With fewer values, no capability is given; 2 or more. */
    public CapabilityPolicy withMinimumValues(int values) {
        Inputs.requireAtLeast(SUBJECT, "minimumValues", values, 2);
        return new CapabilityPolicy(constants, subgroupSpread, targetSigma, requiredIndex, confidence, values);
    }

    public Constants constants() {
        return constants;
    }

    public SubgroupSpread subgroupSpread() {
        return subgroupSpread;
    }

    public TargetSigma targetSigma() {
        return targetSigma;
    }

    public double requiredIndex() {
        return requiredIndex;
    }

    public double confidence() {
        return confidence;
    }

    public int minimumValues() {
        return minimumValues;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("constants", constants.words())
                .term("sigma within", subgroupSpread == SubgroupSpread.RANGE ? "ranges" : "standard deviations")
                .term("sigma of Cpm", targetSigma.words)
                .term("required Cpk", requiredIndex)
                .term("confidence", confidence)
                .term("minimum sample", minimumValues + " values")
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CapabilityPolicy that && terms().equals(that.terms());
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
