package io.github.qms4j.example.assess;

import io.github.qms4j.example.assess.ControlCharts.Signal;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.statistics.Outcome;
import io.github.qms4j.statistics.chart.ControlChart;
import io.github.qms4j.statistics.trend.MannKendall;
import io.github.qms4j.statistics.trend.SenSlope;
import io.github.qms4j.statistics.trend.TrendPolicy;
import io.github.qms4j.statistics.trend.TrendVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whether the process is stable, and where it is going. */
final class TrendSection {
    private static final int DIGITS = 4;

    private final Assessment found;
    private final Figures figures;
    private final ControlCharts charts;

    TrendSection(Assessment found, Figures figures) {
        this.found = found;
        this.figures = figures;
        this.charts = new ControlCharts(found.weeks().of(figures.attainment()));
    }

    Section section() {
        String name = figures.definition(figures.attainment()).name();
        Section.Builder section = Section.builder("Stability and trends");
        chart(section, name + ", by week, p′ chart", charts.laney(), summary());
        chart(
                section,
                name + ", by week, p chart for comparison",
                charts.plain(),
                "A p chart takes nothing but chance between tickets into account"
                        + charts.sigmaRatio()
                                .map(
                                        ratio -> ": the limits above are " + ratio
                                                + " times as wide. The more this is above 1, the more of these signals are false")
                                .orElse("")
                        + ". The report goes by the p′ chart.");
        return section.block(trends())
                .paragraph("Trend: Mann–Kendall test; by month: Sen slope. "
                        + TrendPolicy.standard().describe() + ".")
                .build();
    }

    /** What the p′ chart says, for the conclusion of the report too. */
    String summary() {
        Optional<ControlChart> chart = charts.laney().result();
        if (chart.isEmpty()) {
            return "No control chart: " + charts.laney().describe() + ".";
        }
        List<Signal> signals = charts.signals(chart.get());
        if (signals.isEmpty()) {
            return "Week by week the process is stable: no rule of the p′ chart hits any of "
                    + chart.get().size() + " weeks.";
        }
        long worse = signals.stream().filter(signal -> !signal.better()).count();
        return "Week by week the process is not stable: rules of the p′ chart hit " + signals.size() + " of "
                + chart.get().size() + " weeks, " + worse + " of them below the centre line.";
    }

    private void chart(Section.Builder section, String title, Outcome<ControlChart> outcome, String summary) {
        Optional<Cell> target =
                figures.definition(figures.attainment()).target().map(bound -> Figures.cell(bound.quantity()));
        outcome.result()
                .ifPresentOrElse(
                        chart -> section.block(charts.drawn(
                                title, summary, chart, target, found.defined().governance())),
                        () -> section.paragraph(title + ": " + outcome.describe() + "."));
    }

    private Table trends() {
        TrendPolicy policy = TrendPolicy.standard();
        Table.Builder table = Table.builder("Trends over the whole months")
                .columns(
                        Column.text("Figure"),
                        Column.status("Trend"),
                        Column.text("By month"),
                        Column.text("p"),
                        Column.number("Months", 0));
        for (String kpi : List.of(
                figures.attainment(),
                StandardKpis.FIRST_RESPONSE,
                StandardKpis.RESOLUTION_MEDIAN,
                StandardKpis.CLOSURE_MEDIAN,
                StandardKpis.VOLUME)) {
            trend(table, figures.definition(kpi), policy);
        }
        return table.whenEmpty("No figure has a value by month.").build();
    }

    private void trend(Table.Builder table, KpiDefinition kpi, TrendPolicy policy) {
        double[] months = figures.groups(kpi.id(), Dimension.MONTH).stream()
                .filter(this::isWhole)
                .map(KpiValue::result)
                .filter(Result.Measured.class::isInstance)
                .mapToDouble(
                        result -> ((Result.Measured) result).quantity().value().doubleValue())
                .toArray();
        if (months.length == 0) {
            return;
        }
        Outcome<MannKendall> test = MannKendall.of(months, policy);
        Outcome<SenSlope> slope = SenSlope.of(months, policy);
        table.row(
                Cell.text(kpi.name()),
                test.result().map(found -> verdict(kpi, found.verdict())).orElseGet(() -> Cell.noData(test.describe())),
                slope.result().map(s -> Cell.text(slope(kpi, s.slope()))).orElseGet(() -> Cell.noData("no slope")),
                test.result().map(t -> Cell.text(rounded(t.pValue()))).orElseGet(() -> Cell.noData("no test")),
                Cell.number(months.length));
    }

    /** A month of which the export holds only a part is no fair point of a trend. */
    private boolean isWhole(KpiValue value) {
        YearMonth month = YearMonth.parse(String.valueOf(value.dimensions().get(Dimension.MONTH)));
        return !month.atDay(1).isBefore(found.from()) && !month.atEndOfMonth().isAfter(found.until());
    }

    private static Cell verdict(KpiDefinition kpi, TrendVerdict verdict) {
        boolean rises = verdict == TrendVerdict.RISING;
        Status status = verdict == TrendVerdict.NO_EVIDENCE
                ? Status.NEUTRAL
                : switch (kpi.direction()) {
                    case HIGHER_IS_BETTER -> rises ? Status.OK : Status.WARNING;
                    case LOWER_IS_BETTER -> rises ? Status.WARNING : Status.OK;
                    default -> Status.NEUTRAL;
                };
        return Cell.status(
                status,
                switch (verdict) {
                    case RISING -> "rising";
                    case FALLING -> "falling";
                    case NO_EVIDENCE -> "no evidence of one";
                });
    }

    private static String slope(KpiDefinition kpi, double slope) {
        String sign = slope < 0 ? "−" : "+";
        double size = Math.abs(slope);
        return switch (kpi.unit()) {
            case "%" -> sign + Format.number(2).display(Cell.number(size), ZoneOffset.UTC) + " percentage points";
            case "h" -> sign + Format.number(1).display(Cell.number(size), ZoneOffset.UTC) + " h";
            default -> sign + Format.number(1).display(Cell.number(size), ZoneOffset.UTC);
        };
    }

    private static String rounded(double p) {
        return p < 0.0001
                ? "below 0.0001"
                : BigDecimal.valueOf(p).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
