package io.github.qms4j.review;

import io.github.qms4j.kpi.Direction;
import io.github.qms4j.kpi.KpiEvaluation.Change;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure of an input, beside what it was at the last review (rule REV-2).
 *
 * @param name what it is of; the same in every review
 * @param kind whether it adds up over the period or is so at its end
 * @param result what it came to
 * @param better which way is better
 * @param note what a reader must know of it, such as whether a target is met; may be blank
 * @param days how many days the period has
 * @param before the same figure at the last review; null when that had none
 * @param trend how it compares with that; a description, not a statistical signal
 */
public record Figure(
        String name,
        Kind kind,
        Result result,
        Direction better,
        String note,
        long days,
        @Nullable Before before,
        Change trend) {
    public Figure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(trend, "trend");
    }

    static Figure of(String name, Kind kind, Result result, Direction better, String note, long days) {
        return new Figure(name, kind, result, better, note, days, null, Change.UNKNOWN);
    }

    /** The same beside what it was at the last review. */
    Figure against(ReviewId review, Figure earlier) {
        return new Figure(
                name,
                kind,
                result,
                better,
                note,
                days,
                new Before(review, earlier.result, earlier.days),
                change(earlier));
    }

    private Change change(Figure earlier) {
        Optional<BigDecimal> from = earlier.comparable();
        Optional<BigDecimal> to = comparable();
        if (from.isEmpty() || to.isEmpty() || kind != earlier.kind || !unit().equals(earlier.unit())) {
            return Change.UNKNOWN;
        }
        int sign = to.get().compareTo(from.get());
        if (sign == 0) {
            return Change.NONE;
        }
        return switch (better) {
            case NEUTRAL -> sign > 0 ? Change.HIGHER : Change.LOWER;
            case HIGHER_IS_BETTER -> sign > 0 ? Change.IMPROVEMENT : Change.CONCERN;
            case LOWER_IS_BETTER -> sign < 0 ? Change.IMPROVEMENT : Change.CONCERN;
        };
    }

    /** What adds up over a period is compared by the day, because periods differ in length. */
    private Optional<BigDecimal> comparable() {
        Optional<BigDecimal> value = quantity().map(Quantity::value);
        return kind == Kind.AT_THE_END
                ? value
                : value.filter(v -> days > 0).map(v -> v.divide(BigDecimal.valueOf(days), MathContext.DECIMAL64));
    }

    private String unit() {
        return quantity().map(Quantity::unit).orElse("");
    }

    private Optional<Quantity> quantity() {
        return result instanceof Result.Measured measured ? Optional.of(measured.quantity()) : Optional.empty();
    }

    /** How a figure belongs to its period. */
    public enum Kind {
        /** It adds up, so that a longer period has more of it. */
        OVER_THE_PERIOD,
        /** It is so when the input is gathered, or of the period's latest value. */
        AT_THE_END
    }

    /**
     * A figure at the last review.
     *
     * @param review the review
     * @param result what it came to
     * @param days how many days its period had
     */
    public record Before(ReviewId review, Result result, long days) {
        public Before {
            Objects.requireNonNull(review, "review");
            Objects.requireNonNull(result, "result");
        }
    }
}
