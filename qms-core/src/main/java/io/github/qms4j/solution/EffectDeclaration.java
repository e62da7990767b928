package io.github.qms4j.solution;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which KPI is compared over which windows by which method, declared before the solution goes live, so that nobody chooses
 * them by what they show (rule SOL-4).
 *
 * @param kpiId the KPI
 * @param dimensions the group; empty for the total
 * @param method how
 * @param before the window before
 * @param after the window after; it does not begin before the other ends
 */
public record EffectDeclaration(
        String kpiId, Map<String, String> dimensions, Method method, Window before, Window after) {
    public EffectDeclaration {
        Objects.requireNonNull(kpiId, "kpiId");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** The total of a KPI. */
    public static EffectDeclaration of(String kpiId, Method method, Window before, Window after) {
        return new EffectDeclaration(kpiId, Map.of(), method, before, after);
    }

    EffectDeclaration over(Window newBefore, Window newAfter) {
        return new EffectDeclaration(kpiId, dimensions, method, newBefore, newAfter);
    }

    /** How before and after are compared. */
    public enum Method {
        /** The values of the periods by their ranks: from 5 periods each on. */
        RANK_SUM,
        /**
         * The values as an interrupted series with its trend, and with placebo dates: from 8 periods each on, without a
         * gap.
         */
        INTERRUPTED_SERIES,
        /** Numerators and denominators of a ratio, summed over each window: from 5 items each on. */
        SHARE
    }

    /**
     * Days in the engine's zone. A measurement belongs to it when its whole period does.
     *
     * @param from the first day
     * @param until the day after the last
     */
    public record Window(LocalDate from, LocalDate until) {
        public Window {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }

        public static Window of(LocalDate from, LocalDate until) {
            return new Window(from, until);
        }

        boolean holds(LocalDate first, LocalDate end) {
            return !first.isBefore(from) && !end.isAfter(until);
        }

        @Override
        public String toString() {
            return from + " until " + until;
        }
    }
}
