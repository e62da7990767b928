package io.github.qms4j.training;

import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.PersonId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a department, with its parts, is trained on a day (rule TRN-6). It counts pairs of a person who was there on
 * that day and a course that a curriculum demanded of them on that day.
 *
 * @param department the department
 * @param on the day, in the engine's zone
 * @param head who answers for it; null when nobody headed it
 * @param persons how many persons were there
 * @param byStatus how many pairs stand how; a status that none has is missing
 * @param overdue how many pairs are overdue
 */
public record Coverage(
        DepartmentId department,
        LocalDate on,
        @Nullable PersonId head,
        int persons,
        Map<CompetenceStatus, Integer> byStatus,
        int overdue) {
    public Coverage {
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(on, "on");
        Map<CompetenceStatus, Integer> sorted = new EnumMap<>(CompetenceStatus.class);
        sorted.putAll(byStatus);
        byStatus = Collections.unmodifiableMap(sorted);
    }

    /** How many pairs stand so. */
    public int count(CompetenceStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    /** The denominator: all pairs, the waived ones included. */
    public int required() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The numerator: current and expiring pairs. What is in grace or waived is none of them. */
    public int compliant() {
        return byStatus.entrySet().stream()
                .filter(count -> count.getKey().isCompliant())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The share of compliant pairs in percent, rounded down to one place; empty when nothing is required. */
    public Optional<BigDecimal> percent() {
        return required() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(100L * compliant())
                        .divide(BigDecimal.valueOf(required()), 1, RoundingMode.DOWN));
    }
}
