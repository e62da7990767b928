package io.github.qms4j.example.assess;

import io.github.qms4j.example.assess.Governance.Change;
import io.github.qms4j.example.assess.WeekTally.Week;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.ChartPolicy;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.chart.Phases;
import io.github.qms4j.statistics.chart.RunRule;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weekly share of promises kept, as a p′ chart and beside it as a p chart: of large weeks a p chart takes nearly
 * everything for a signal, and a reader shall see by how much.
 */
final class ControlCharts {
    /** A week with fewer decided tickets is shown and not judged. */
    static final long LEAST_TICKETS = 20;

    static final ChartPolicy POLICY = ChartPolicy.standard().withMinimumSample(LEAST_TICKETS);

    private final List<Week> weeks;
    private final Outcome<ControlChart> laney;
    private final Outcome<ControlChart> plain;

    ControlCharts(List<Week> weeks) {
        this.weeks = List.copyOf(weeks);
        long[] met = weeks.stream().mapToLong(Week::met).toArray();
        long[] decided = weeks.stream().mapToLong(Week::decided).toArray();
        this.laney = ControlChart.laneyP(met, decided, Phases.single(), POLICY);
        this.plain = ControlChart.p(met, decided, Phases.single(), POLICY);
    }

    /** The rules that the charts are read by. */
    static Set<String> ruleNames() {
        Set<String> names = new TreeSet<>();
        POLICY.rules().rules().stream().map(RunRule::id).forEach(names::add);
        return names;
    }

    /** The p′ chart; why there is none when there is none. */
    Outcome<ControlChart> laney() {
        return laney;
    }

    Outcome<ControlChart> plain() {
        return plain;
    }

    /** How much wider the limits of p′ are than those of p; empty when there is no chart. */
    Optional<String> sigmaRatio() {
        return laney.result()
                .flatMap(wide -> plain.result().flatMap(narrow -> {
                    for (int at = 0; at < weeks.size(); at++) {
                        if (wide.isJudged(at)
                                && wide.upperLimit(at).isPresent()
                                && narrow.upperLimit(at).isPresent()) {
                            double ratio = (wide.upperLimit(at).getAsDouble() - wide.centre(at))
                                    / (narrow.upperLimit(at).getAsDouble() - narrow.centre(at));
                            return Optional.of(Format.number(1).display(Cell.number(ratio), ZoneOffset.UTC));
                        }
                    }
                    return Optional.empty();
                }));
    }

    /** The chart as it is drawn, with target, changes made and what the rules call for. */
    io.github.qms4j.reporting.ControlChart drawn(
            String title, String summary, ControlChart chart, Optional<Cell> target, Governance governance) {
        io.github.qms4j.reporting.ControlChart.Builder drawing = io.github.qms4j.reporting.ControlChart.builder(title)
                .summary(summary)
                .categories(
                        "Week of opening (ISO 8601)",
                        weeks.stream().map(Week::label).toList())
                .values("Tickets in time", Format.percent(1))
                .computed(chart)
                .sizes("Decided", weeks.stream().mapToLong(Week::decided).toArray());
        target.ifPresent(cell -> drawing.target("Target", cell));
        Set<String> applied = new TreeSet<>();
        chart.appliedRules().forEach(rule -> applied.add(rule.id()));
        governance.callsFor().forEach((rule, what) -> {
            if (applied.contains(rule)) {
                drawing.callsFor(rule, what);
            }
        });
        marks(governance.changes()).forEach(mark -> drawing.change(mark.at(), mark.what()));
        return drawing.build();
    }

    private List<Mark> marks(List<Change> changes) {
        List<Mark> marks = new ArrayList<>();
        for (Change change : changes) {
            for (int at = 0; at < weeks.size(); at++) {
                if (weeks.get(at).monday().plusDays(6).compareTo(change.on()) >= 0) {
                    marks.add(new Mark(at, change.what() + " (" + change.on() + ")"));
                    break;
                }
            }
        }
        return marks;
    }

    /** Signals of a chart, by week and rule, the first one first. */
    List<Signal> signals(ControlChart chart) {
        List<Signal> signals = new ArrayList<>();
        for (int at : chart.verdict().points()) {
            signals.add(new Signal(
                    weeks.get(at),
                    chart.value(at) > chart.centre(at),
                    chart.hits(at).stream().map(RunRule::id).toList()));
        }
        return signals;
    }

    /**
     * A week that says that something changed.
     *
     * @param better whether it lies above the centre line
     * @param rules all that hit it
     */
    record Signal(Week week, boolean better, List<String> rules) {}

    private record Mark(int at, String what) {}
}
