package io.github.qms4j.statistics;

import io.github.qms4j.internal.statistics.Inputs;
import io.github.qms4j.internal.statistics.Terms;
import java.util.Map;
import java.util.Objects;

/** How a percentile is defined, and from how many values on one is given. */
public final class PercentilePolicy implements Policy {
    private final PercentileDefinition definition;
    private final int minimumValues;

    private PercentilePolicy(PercentileDefinition definition, int minimumValues) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.minimumValues = Inputs.requireAtLeast("Percentile policy", "minimumValues", minimumValues, 1);
    }

    /** By a definition, from one value on. */
    public static PercentilePolicy of(PercentileDefinition definition) {
        return new PercentilePolicy(definition, 1);
    }

    /**
     * With fewer values than this, no percentile is given.
     *
     * @throws io.github.qms4j.InvalidInputException when it is below 1
     */
    public PercentilePolicy withMinimumValues(int values) {
        return new PercentilePolicy(definition, values);
    }

    public PercentileDefinition definition() {
        return definition;
    }

    public int minimumValues() {
        return minimumValues;
    }

    @Override
    public Map<String, String> terms() {
        return Terms.start()
                .term("percentile", definition.words())
                .term("minimum sample", minimumValues + " values")
                .all();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PercentilePolicy that && terms().equals(that.terms());
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
