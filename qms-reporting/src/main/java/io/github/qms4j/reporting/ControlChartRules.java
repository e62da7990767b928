package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a control chart complete: a point for each position, values of its axis, and hits of its own rules. */
final class ControlChartRules {
    private ControlChartRules() {}

    static void check(
            String title,
            Axis.Categories axis,
            ValueAxis values,
            List<ControlPoint> points,
            List<ControlPhase> phases,
            List<ControlRule> rules,
            List<ControlChange> changes,
            @Nullable ReferenceLine target) {
        String subject = "control chart '" + title + "'";
        Objects.requireNonNull(axis, "axis");
        if (points.size() != axis.size()) {
            throw InvalidInputException.of(
                    subject,
                    "points",
                    points.size() + " points",
                    "must be " + axis.size() + ", one for each position of the axis",
                    "use Cell.noData for a missing value");
        }
        Set<String> names = names(subject, rules);
        for (int at = 0; at < points.size(); at++) {
            checkPoint(subject, "point " + (at + 1), values.format(), points.get(at), names);
        }
        checkPhases(subject, phases, points.size());
        for (ControlChange change : changes) {
            checkPosition(subject, "change '" + change.what() + "'", change.before(), points.size());
        }
        if (target != null) {
            Checks.fits(subject, "target", values.format(), target.value());
        }
    }

    private static Set<String> names(String subject, List<ControlRule> rules) {
        Set<String> names = new HashSet<>();
        for (ControlRule rule : rules) {
            if (!names.add(rule.name())) {
                throw InvalidInputException.of(
                        subject, "rules", rule.name(), "names two rules", "give each a name of its own");
            }
        }
        if (rules.size() > ControlChart.MOST_RULES) {
            throw InvalidInputException.of(
                    subject,
                    "rules",
                    rules.size() + " rules",
                    "are more than the " + ControlChart.MOST_RULES + " marks that can be told apart",
                    "draw two charts");
        }
        return names;
    }

    private static void checkPoint(String subject, String place, Format format, ControlPoint point, Set<String> names) {
        for (Cell cell : List.of(point.value(), point.centre(), point.lower(), point.upper())) {
            Checks.fits(subject, place, format, cell);
        }
        Checks.fits(subject, place + ", size", Format.number(0), point.size());
        for (String hit : point.hits()) {
            if (!names.contains(hit)) {
                throw InvalidInputException.of(
                        subject, place, hit, "is hit by a rule that the chart does not have", "add the rule");
            }
        }
    }

    private static void checkPhases(String subject, List<ControlPhase> phases, int points) {
        int last = -1;
        for (ControlPhase phase : phases) {
            checkPosition(subject, "phase '" + phase.reason() + "'", phase.from(), points);
            if (phase.from() <= last || (last < 0 && phase.from() != 0)) {
                throw InvalidInputException.of(
                        subject,
                        "phase '" + phase.reason() + "'",
                        phase.from(),
                        "must follow the phase before, the first at position 0",
                        "sort the phases");
            }
            last = phase.from();
        }
    }

    private static void checkPosition(String subject, String place, int position, int points) {
        if (position < 0 || position >= points) {
            throw InvalidInputException.of(
                    subject, place, position, "must be a position of the axis, 0 to " + (points - 1), "count from 0");
        }
    }
}
