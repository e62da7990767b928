package io.github.qms4j.spi.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** A typed attribute value. Values of one type are ordered; values of two types are never compared. */
public sealed interface AttributeValue {
    /** The type of this value. */
    AttributeType type();

    /** The Java value: String, Long, BigDecimal, Instant, Boolean or LocalDate. */
    Comparable<?> value();

    static AttributeValue of(String value) {
        return new Text(value);
    }

    static AttributeValue of(long value) {
        return new Whole(value);
    }

    static AttributeValue of(BigDecimal value) {
        return new Decimal(value);
    }

    /** Truncates to milliseconds. */
    static AttributeValue of(Instant value) {
        return new Moment(value);
    }

    static AttributeValue of(boolean value) {
        return new Flag(value);
    }

    static AttributeValue of(LocalDate value) {
        return new Day(value);
    }

    /**
     * Natural order within one type: text by code point, decimals by numeric value.
     *
     * @throws IllegalArgumentException when the types differ
     */
    static int compare(AttributeValue a, AttributeValue b) {
        if (a instanceof Text x && b instanceof Text y) {
            return CodePointOrder.compare(x.value, y.value);
        } else if (a instanceof Whole x && b instanceof Whole y) {
            return x.value.compareTo(y.value);
        } else if (a instanceof Decimal x && b instanceof Decimal y) {
            return x.value.compareTo(y.value);
        } else if (a instanceof Moment x && b instanceof Moment y) {
            return x.value.compareTo(y.value);
        } else if (a instanceof Flag x && b instanceof Flag y) {
            return x.value.compareTo(y.value);
        } else if (a instanceof Day x && b instanceof Day y) {
            return x.value.compareTo(y.value);
        }
        throw new IllegalArgumentException("cannot compare a " + a.type() + " with a " + b.type());
    }

    record Text(String value) implements AttributeValue {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public AttributeType type() {
            return AttributeType.TEXT;
        }
    }

    record Whole(Long value) implements AttributeValue {
        public Whole {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public AttributeType type() {
            return AttributeType.LONG;
        }
    }

    /** Equal to another when scale and value are equal; ordered by value alone. */
    record Decimal(BigDecimal value) implements AttributeValue {
        public Decimal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public AttributeType type() {
            return AttributeType.DECIMAL;
        }
    }

    record Moment(Instant value) implements AttributeValue {
        public Moment {
            value = value.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public AttributeType type() {
            return AttributeType.INSTANT;
        }
    }

    record Flag(Boolean value) implements AttributeValue {
        public Flag {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public AttributeType type() {
            return AttributeType.BOOLEAN;
        }
    }

    record Day(LocalDate value) implements AttributeValue {
        public Day {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public AttributeType type() {
            return AttributeType.DATE;
        }
    }
}
