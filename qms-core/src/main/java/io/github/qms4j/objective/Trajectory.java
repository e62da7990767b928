package io.github.qms4j.objective;

import io.github.qms4j.quantity.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an objective is to be when: straight from baseline through its milestones to its target (rule OBJ-3). Pure.
 *
 * @param unit of all values
 * @param knots where it is to be at the end of a day, the first one before the first day; at least two
 */
record Trajectory(String unit, List<Knot> knots) {
    /** @param day the day after the last one that counts */
    record Knot(LocalDate day, BigDecimal value) {}

    static Trajectory straight(Quantity baseline, Quantity target, LocalDate startOn, LocalDate dueOn) {
        return new Trajectory(
                target.unit(),
                List.of(new Knot(startOn, baseline.value()), new Knot(dueOn.plusDays(1), target.value())));
    }

    /** Empty while it leads from nowhere or to nowhere, or its units or dates do not fit together. */
    static Optional<Trajectory> of(ObjectiveDefinition definition) {
        Baseline baseline = definition.baseline();
        Quantity target = definition.bound().map(bound -> bound.quantity()).orElse(null);
        LocalDate start = definition.timing().startOn();
        LocalDate due = definition.timing().dueOn();
        if (baseline == null || target == null || start == null || due == null) {
            return Optional.empty();
        }
        List<Knot> knots =
                new ArrayList<>(List.of(new Knot(start, baseline.value().value())));
        definition
                .timing()
                .milestones()
                .forEach(m -> knots.add(new Knot(m.on().plusDays(1), m.value().value())));
        knots.add(new Knot(due.plusDays(1), target.value()));
        for (int i = 1; i < knots.size(); i++) {
            if (!knots.get(i).day().isAfter(knots.get(i - 1).day())) {
                return Optional.empty();
            }
        }
        boolean oneUnit = baseline.value().unit().equals(target.unit())
                && definition.timing().milestones().stream()
                        .allMatch(m -> m.value().unit().equals(target.unit()));
        return oneUnit ? Optional.of(new Trajectory(target.unit(), knots)) : Optional.empty();
    }

    private Knot first() {
        return knots.get(0);
    }

    private Knot last() {
        return knots.get(knots.size() - 1);
    }

    /** Where it is to be at the end of the day before; before the start the baseline, after the end the target. */
    Quantity before(LocalDate day) {
        if (!day.isAfter(first().day())) {
            return new Quantity(first().value(), unit);
        }
        for (int i = 1; i < knots.size(); i++) {
            Knot next = knots.get(i);
            if (!day.isAfter(next.day())) {
                Knot from = knots.get(i - 1);
                return new Quantity(
                        Numbers.between(
                                from.value(),
                                next.value(),
                                ChronoUnit.DAYS.between(from.day(), day),
                                ChronoUnit.DAYS.between(from.day(), next.day())),
                        unit);
            }
        }
        return new Quantity(last().value(), unit);
    }

    /** The ends of its months, counted from the start; the last one is the end itself. */
    List<LocalDate> monthEnds() {
        List<LocalDate> ends = new ArrayList<>();
        for (int month = 1; first().day().plusMonths(month).isBefore(last().day()); month++) {
            ends.add(first().day().plusMonths(month));
        }
        ends.add(Objects.requireNonNull(last().day()));
        return ends;
    }

    /** A milestone at the end of each month but the last. */
    List<Milestone> monthly() {
        List<LocalDate> ends = monthEnds();
        return ends.subList(0, ends.size() - 1).stream()
                .map(day -> new Milestone(day.minusDays(1), before(day)))
                .toList();
    }
}
