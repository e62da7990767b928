package io.github.qms4j.solution;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what candidates are scored.
 *
 * @param key names it within its specification
 * @param name what is judged
 * @param weight how much it counts beside the others; 0 or more, in any unit
 * @param minimum a candidate whose mean score is below it is knocked out; null for none
 */
public record Criterion(
        String key,
        String name,
        BigDecimal weight,
        @Nullable BigDecimal minimum) {
    public Criterion {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(weight, "weight");
    }

    /** A criterion that knocks nobody out. */
    public static Criterion of(String key, String name, String weight) {
        return new Criterion(key, name, new BigDecimal(weight), null);
    }

    /** The same, knocking out whoever is below a mean score. */
    public Criterion atLeast(String score) {
        return new Criterion(key, name, weight, new BigDecimal(score));
    }
}
