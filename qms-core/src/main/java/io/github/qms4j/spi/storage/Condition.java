package io.github.qms4j.spi.storage;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one declared attribute. A record without a value for the attribute never matches. */
public sealed interface Condition {
    /** The attribute's name. */
    String attribute();

    /** Whether a value satisfies the condition. */
    boolean matches(AttributeValue candidate);

    /** Equality; decimals are equal when their numeric values are. */
    record Equal(String attribute, AttributeValue value) implements Condition {
        public Equal {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean matches(AttributeValue candidate) {
            return candidate.type() == value.type() && AttributeValue.compare(candidate, value) == 0;
        }
    }

    /** Equality with one of several values of one type; no value at all matches nothing. */
    record In(String attribute, Set<AttributeValue> values) implements Condition {
        public In {
            Objects.requireNonNull(attribute, "attribute");
            values = Set.copyOf(values);
            if (values.stream().map(AttributeValue::type).distinct().count() > 1) {
                throw new IllegalArgumentException("the values for attribute '" + attribute + "' are of several types");
            }
        }

        @Override
        public boolean matches(AttributeValue candidate) {
            return values.contains(candidate)
                    || (candidate instanceof AttributeValue.Decimal
                            && values.stream().anyMatch(v -> new Equal(attribute, v).matches(candidate)));
        }
    }

    /**
     * A half-open range.
     *
     * @param from inclusive lower bound, or null for none
     * @param until exclusive upper bound, or null for none
     */
    record Range(
            String attribute,
            @Nullable AttributeValue from,
            @Nullable AttributeValue until) implements Condition {
        public Range {
            Objects.requireNonNull(attribute, "attribute");
            if (from == null && until == null) {
                throw new IllegalArgumentException(
                        "a range on '" + attribute + "' has no bound; leave the condition out");
            }
            if (from != null && until != null && from.type() != until.type()) {
                throw new IllegalArgumentException("the bounds of the range on '" + attribute + "' differ in type");
            }
        }

        @Override
        public boolean matches(AttributeValue candidate) {
            return (from == null || (from.type() == candidate.type() && AttributeValue.compare(candidate, from) >= 0))
                    && (until == null
                            || (until.type() == candidate.type() && AttributeValue.compare(candidate, until) < 0));
        }
    }
}
