package io.github.qms4j.example.assess;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.example.assess.Governance.PlannedObjective;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.KpiRecords.DefinitionStatus;
import io.github.qms4j.kpi.KpiSeries;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.kpi.Measurement;
import io.github.qms4j.kpi.MeasurementSource;
import io.github.qms4j.objective.Baseline;
import io.github.qms4j.objective.ObjectiveDefinition;
import io.github.qms4j.objective.Progress;
import io.github.qms4j.quantity.Bound;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objectives of the definition file with what the data say of each. */
final class ObjectiveSection {
    private final Assessment found;
    private final Figures figures;

    ObjectiveSection(Assessment found, Figures figures) {
        this.found = found;
        this.figures = figures;
    }

    Section section() {
        List<PlannedObjective> planned = found.defined().governance().objectives();
        Section.Builder section = Section.builder("Objectives");
        if (planned.isEmpty()) {
            return section.paragraph("The definition file names no objective.").build();
        }
        section.paragraph("Objectives as the definition file states them, judged by the months of this export. They are"
                + " not on record here: nobody has signed them in this database.");
        planned.forEach(one -> objective(section, one));
        return section.build();
    }

    private Judged judge(PlannedObjective planned) {
        KpiSeries series = series(planned.definition().measure().kpiId());
        LocalDate at = LocalDate.ofInstant(found.asOf(), found.zone());
        try {
            Baseline from = Baseline.measured(series, planned.baselineFrom(), planned.baselineUntil());
            ObjectiveDefinition definition = planned.definition().from(from);
            Progress progress = Progress.of(definition, series, at);
            return new Judged(
                    definition,
                    figures.shown(from.value()) + ", the mean of " + from.periods() + " months "
                            + planned.baselineFrom() + " to "
                            + planned.baselineUntil().minusDays(1),
                    because(definition, progress),
                    progress);
        } catch (InvalidInputException e) {
            Progress progress = Progress.of(planned.definition(), series, at);
            return new Judged(
                    planned.definition(), "none", e.violations().get(0).rule(), progress);
        }
    }

    /** The numbers behind the verdict, in the units of the report. */
    private String because(ObjectiveDefinition definition, Progress progress) {
        if (!(progress.current() instanceof Result.Measured now)) {
            return progress.because();
        }
        int periods = progress.reliedOn().size();
        return (periods == 1 ? "the latest month came to " : "the latest " + periods + " months came to a mean of ")
                + figures.shown(now.quantity()) + "; the target is " + target(definition)
                + (progress.expected() == null
                        ? ""
                        : ", and " + figures.shown(progress.expected()) + " was expected by then");
    }

    private void objective(Section.Builder section, PlannedObjective planned) {
        Judged judged = judge(planned);
        ObjectiveDefinition definition = judged.definition();
        Progress progress = judged.progress();
        Table.Builder table = Table.builder(definition.statement().text())
                .columns(Column.text("What"), Column.text("Value"))
                .row(Cell.text("Verdict on " + progress.at()), Cell.text(verdict(progress.verdict())))
                .row(Cell.text("Because"), Cell.text(judged.because()))
                .row(
                        Cell.text("KPI"),
                        Cell.text(
                                figures.definition(definition.measure().kpiId()).name()))
                .row(Cell.text("Baseline"), Cell.text(judged.baseline()))
                .row(Cell.text("Target"), Cell.text(target(definition)))
                .row(
                        Cell.text("Now"),
                        Cell.text(
                                progress.current() instanceof Result.Measured now
                                        ? figures.shown(now.quantity())
                                        : "no value: " + Figures.why(progress.current())))
                .row(
                        Cell.text("From, due"),
                        Cell.text(definition.timing().startOn() + " to "
                                + definition.timing().dueOn()))
                .row(Cell.text("Owner"), Cell.text(planned.owner()));
        section.block(table.build());
        if (!progress.trajectory().isEmpty()) {
            section.block(trajectory(definition, progress));
        }
    }

    private String target(ObjectiveDefinition definition) {
        return definition.bound().map(figures::shown).orElseGet(() -> String.valueOf(definition.target()));
    }

    private Table trajectory(ObjectiveDefinition definition, Progress progress) {
        Table.Builder table = Table.builder(
                        "Trajectory: " + definition.statement().text())
                .columns(Column.text("Month"), Column.status("Measured"), Column.text("Expected by its end"));
        for (Progress.Month month : progress.trajectory()) {
            table.row(
                    Cell.text(YearMonth.from(month.from()).toString()),
                    month.measured() instanceof Result.Measured measured
                            ? Cell.status(
                                    definition
                                                    .bound()
                                                    .map(bound -> new Bound(bound.comparator(), month.expected())
                                                            .isMetBy(measured.quantity()))
                                                    .orElse(false)
                                            ? Status.OK
                                            : Status.WARNING,
                                    figures.shown(measured.quantity()))
                            : Cell.noData(Figures.why(month.measured())),
                    Cell.text(figures.shown(month.expected())));
        }
        return table.build();
    }

    /** The months of the export as measurements of the KPI; the first and the last one only when they are whole. */
    private KpiSeries series(String kpi) {
        MeasurementSource source = new MeasurementSource(
                found.reading().file(),
                found.reading().sha256(),
                found.reading().rows(),
                found.reading().rejected());
        List<Measurement> months = figures.groups(kpi, Dimension.MONTH).stream()
                .map(value -> month(value, source))
                .filter(month ->
                        !month.from().isBefore(found.from()) && !month.until().isAfter(found.until()))
                .sorted(Comparator.comparing(Measurement::from))
                .toList();
        return new KpiSeries(figures.definition(kpi), DefinitionStatus.ACTIVE, months);
    }

    private static Measurement month(KpiValue value, MeasurementSource source) {
        YearMonth month = YearMonth.parse(String.valueOf(value.dimensions().get(Dimension.MONTH)));
        KpiValue whole = new KpiValue(value.kpiId(), Map.of(), value.result(), value.numerator(), value.denominator());
        return Measurement.of(whole, month.atDay(1), month.plusMonths(1).atDay(1), source);
    }

    /** The verdicts for the conclusion of the report. */
    List<String> verdicts() {
        return found.defined().governance().objectives().stream()
                .map(this::judge)
                .map(judged -> "“" + judged.definition().statement().text() + "”: "
                        + verdict(judged.progress().verdict()))
                .toList();
    }

    private static String verdict(Progress.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** An objective with what the data say, and why. */
    private record Judged(ObjectiveDefinition definition, String baseline, String because, Progress progress) {}
}
