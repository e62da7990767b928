package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.statistics.chart.ChartKind;
import io.github.qms4j.statistics.chart.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A process in the order of time with its centre line and limits, and which rule hits which point. Every rule has a mark of
 * its own, so that the chart can be read in grey. A renderer that cannot draw prints the data as a table.
 *
 * @param summary what the chart says, in a sentence, also for readers who cannot see it; empty for none
 * @param method by which formulas and rules it was computed; empty when the text beside it says so
 * @param sizeTitle what the sizes of the points count, such as "Tickets"; empty when the points have none
 * @param points one for each position of the axis
 * @param phases ascending, the first at 0; none when there are no points
 * @param rules those that were applied, also without a hit; at most {@value #MOST_RULES}
 * @param target what was asked for; null for none
 */
public record ControlChart(
        String title,
        String summary,
        String method,
        Axis.Categories axis,
        ValueAxis values,
        String sizeTitle,
        List<ControlPoint> points,
        List<ControlPhase> phases,
        List<ControlRule> rules,
        List<ControlChange> changes,
        @Nullable ReferenceLine target)
        implements Block {
    /** As many marks as can be told apart. */
    public static final int MOST_RULES = 8;

    public ControlChart {
        Checks.filled("control chart", "title", title);
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(sizeTitle, "sizeTitle");
        points = List.copyOf(points);
        phases = List.copyOf(phases);
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
        ControlChartRules.check(title, axis, values, points, phases, rules, changes, target);
    }

    /** The rule of a name that a point has. */
    public int ruleIndex(String name) {
        for (int at = 0; at < rules.size(); at++) {
            if (rules.get(at).name().equals(name)) {
                return at;
            }
        }
        throw InvalidInputException.of(
                "control chart '" + title + "'", "rule", name, "is not among its rules", "name a rule of the chart");
    }

    /** The positions that a rule hits, ascending. */
    public List<Integer> positionsHitBy(ControlRule rule) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < points.size(); at++) {
            if (points.get(at).hits().contains(rule.name())) {
                found.add(at);
            }
        }
        return List.copyOf(found);
    }

    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Axis, values and points are required; {@link #computed} gives all but the axis from a chart of the statistics. */
    public static final class Builder {
        private static final int DECIMALS = 12;
        private static final double MILLIS_OF_AN_HOUR = 3_600_000;

        private final String title;
        private final List<ControlPoint> points = new ArrayList<>();
        private final List<ControlPhase> phases = new ArrayList<>();
        private final List<ControlRule> rules = new ArrayList<>();
        private final List<ControlChange> changes = new ArrayList<>();
        private final Map<String, String> callsFor = new LinkedHashMap<>();
        private String summary = "";
        private String method = "";
        private String sizeTitle = "";
        private long @Nullable [] sizes;
        private Axis.@Nullable Categories axis;
        private @Nullable ValueAxis values;
        private @Nullable ReferenceLine target;

        private Builder(String title) {
            this.title = title;
        }

        public Builder summary(String sentence) {
            summary = sentence;
            return this;
        }

        public Builder method(String words) {
            method = words;
            return this;
        }

        /** The positions in the order of time. */
        public Builder categories(String axisTitle, List<String> labels) {
            axis = new Axis.Categories(axisTitle, labels);
            return this;
        }

        public Builder values(String axisTitle, Format format) {
            values = new ValueAxis(axisTitle, format);
            return this;
        }

        public Builder point(ControlPoint point) {
            points.add(point);
            return this;
        }

        public Builder phase(int from, String reason, String basis) {
            phases.add(new ControlPhase(from, reason, basis));
            return this;
        }

        public Builder rule(String name, String pattern) {
            rules.add(new ControlRule(name, pattern, ""));
            return this;
        }

        /** What a hit of a rule calls for, as the house has laid it down. */
        public Builder callsFor(String rule, String what) {
            callsFor.put(rule, what);
            return this;
        }

        public Builder change(int before, String what) {
            changes.add(new ControlChange(before, what));
            return this;
        }

        public Builder target(String label, Cell value) {
            target = new ReferenceLine(ReferenceLine.Kind.TARGET, label, value);
            return this;
        }

        /**
         * The denominators behind the points, one for each position of the axis.
         *
         * @param counts what they count, such as "Tickets"
         */
        public Builder sizes(String counts, long... each) {
            sizeTitle = Checks.filled("control chart", "sizeTitle", counts);
            sizes = each.clone();
            return this;
        }

        /**
         * Points, lines, phases, rules and method of a computed chart, after {@link #values}: its numbers are ratios for a
         * percentage and hours for a duration.
         */
        public Builder computed(io.github.qms4j.statistics.chart.ControlChart chart) {
            DoubleFunction<Cell> cell =
                    cells(Objects.requireNonNull(values, "values").format());
            for (int at = 0; at < chart.size(); at++) {
                points.add(new ControlPoint(
                        cell.apply(chart.value(at)),
                        Cell.noData("no size was given"),
                        cell.apply(chart.centre(at)),
                        limit(chart.lowerLimit(at), cell, "no value can lie below it"),
                        limit(chart.upperLimit(at), cell, "no value can lie above it"),
                        chart.isJudged(at),
                        chart.hits(at).stream().map(hit -> hit.id()).toList()));
            }
            chart.phases().forEach(phase -> phase(phase.from(), phase.reason(), basis(phase)));
            chart.appliedRules().forEach(rule -> rule(rule.id(), rule.words()));
            return method(method(chart));
        }

        /** Throws {@link NullPointerException} naming the axis that was not given. */
        public ControlChart build() {
            Set<String> unused = new HashSet<>(callsFor.keySet());
            List<ControlRule> complete = new ArrayList<>();
            for (ControlRule rule : rules) {
                unused.remove(rule.name());
                complete.add(new ControlRule(rule.name(), rule.pattern(), callsFor.getOrDefault(rule.name(), "")));
            }
            if (!unused.isEmpty()) {
                throw InvalidInputException.of(
                        "control chart '" + title + "'",
                        "callsFor",
                        unused,
                        "is no rule of the chart",
                        "name one of " + rules.stream().map(ControlRule::name).toList());
            }
            return new ControlChart(
                    title,
                    summary,
                    method,
                    Objects.requireNonNull(axis, "axis"),
                    Objects.requireNonNull(values, "values"),
                    sizeTitle,
                    sized(),
                    phases,
                    complete,
                    changes,
                    target);
        }

        private List<ControlPoint> sized() {
            long[] each = sizes;
            if (each == null) {
                return points;
            }
            if (each.length != points.size()) {
                throw InvalidInputException.of(
                        "control chart '" + title + "'",
                        "sizes",
                        each.length + " sizes",
                        "must be " + points.size() + ", one for each point",
                        "give the size of every point");
            }
            List<ControlPoint> all = new ArrayList<>();
            for (int at = 0; at < each.length; at++) {
                ControlPoint p = points.get(at);
                all.add(new ControlPoint(
                        p.value(), Cell.number(each[at]), p.centre(), p.lower(), p.upper(), p.judged(), p.hits()));
            }
            return all;
        }

        private static Cell limit(OptionalDouble limit, DoubleFunction<Cell> cell, String whenNone) {
            return limit.isPresent() ? cell.apply(limit.getAsDouble()) : Cell.noData(whenNone);
        }

        private static DoubleFunction<Cell> cells(Format format) {
            return switch (format.kind()) {
                case PERCENT -> value -> Cell.percent(rounded(value));
                case DURATION -> value -> Cell.duration(Duration.ofMillis(Math.round(value * MILLIS_OF_AN_HOUR)));
                default -> value -> Cell.number(rounded(value));
            };
        }

        // Beyond twelve decimals a computed limit is rounding noise, which differs from formula to formula.
        private static BigDecimal rounded(double value) {
            BigDecimal exact = BigDecimal.valueOf(value);
            return exact.scale() <= DECIMALS ? exact : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        }

        // The rules stand in their table, and the design of EWMA is no choice of another chart.
        private static String method(io.github.qms4j.statistics.chart.ControlChart chart) {
            boolean isEwma = chart.kind() == ChartKind.EWMA;
            return chart.kind().symbol() + " chart; rules of "
                    + chart.policy().rules().name() + "; "
                    + chart.policy().terms().entrySet().stream()
                            .filter(term -> !term.getKey().equals("rules")
                                    && (isEwma || !term.getKey().equals("EWMA")))
                            .map(term -> term.getKey() + ": " + term.getValue())
                            .collect(Collectors.joining("; "));
        }

        private static String basis(Phase phase) {
            return switch (phase.status()) {
                case GIVEN -> "limits given";
                case TRIAL -> "limits from " + phase.baselinePoints() + " points, on trial";
                case ESTABLISHED -> "limits from " + phase.baselinePoints() + " points, established";
            };
        }
    }
}
