package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of values with a meaning, half-open, in the KPI's unit.
 *
 * @param name such as {@code green}
 * @param from inclusive; null for no lower bound
 * @param until exclusive; null for no upper bound
 */
public record KpiBand(
        String name, @Nullable BigDecimal from, @Nullable BigDecimal until) {
    public KpiBand {
        Objects.requireNonNull(name, "name");
        if (from != null && until != null && from.compareTo(until) >= 0) {
            throw InvalidInputException.of(
                    "KPI band " + name,
                    "range",
                    from + " to " + until,
                    "is empty",
                    "the first bound must be the lower one");
        }
    }

    boolean contains(BigDecimal value) {
        return (from == null || value.compareTo(from) >= 0) && (until == null || value.compareTo(until) < 0);
    }

    boolean overlaps(KpiBand other) {
        boolean startsBeforeOtherEnds = from == null || other.until == null || from.compareTo(other.until) < 0;
        boolean otherStartsBeforeEnd = other.from == null || until == null || other.from.compareTo(until) < 0;
        return startsBeforeOtherEnds && otherStartsBeforeEnd;
    }
}
