package io.github.qms4j.example.assess;

import io.github.qms4j.capa.CapaFigures;
import io.github.qms4j.capa.Severity;
import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.record.DueDate;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Nonconformities and CAPAs of the whole database: figures, the log, and what recurs. */
final class CapaSection {
    private static final int DECIMALS_OF_PERCENT = 2;
    private static final String UNTRIAGED = "not triaged yet";

    private final CapaLog log;

    private CapaSection(CapaLog log) {
        this.log = log;
    }

    static Section of(CapaLog log) {
        return new CapaSection(log).section();
    }

    private Section section() {
        long open = log.capas().stream().filter(capa -> capa.state().isOpen()).count();
        Section.Builder section = Section.builder("Nonconformities and CAPAs")
                .block(new Paragraph("Everything on record in this database on " + log.at()
                        + ", whichever export it came from: " + log.nonconformities() + " nonconformities and "
                        + log.capas().size() + " CAPAs, " + open + " of them open."))
                .block(keyFigures(open));
        Columns.add(section, capaLog());
        return section.block(byStatus())
                .block(ageing())
                .block(bySeverity())
                .block(byPattern())
                .build();
    }

    private KeyFigures keyFigures(long open) {
        CapaFigures figures = log.figures();
        return KeyFigures.of(
                KeyFigure.of("CAPAs open", Cell.number(open), Format.number(0)),
                KeyFigure.of("CAPAs overdue", Cell.number(figures.overdue()), Format.number(0))
                        .withNote("open after their due date")
                        .withStatus(figures.overdue() > 0 ? Status.BAD : Status.NEUTRAL),
                KeyFigure.of(
                                "Cycle time, median",
                                cell(figures.cycleTime(), days -> Cell.number(days.value())),
                                Format.number(1).withUnit("d"))
                        .withNote("from opening to closing"),
                KeyFigure.of(
                                "Effective at the first verdict",
                                cell(
                                        figures.effectivenessRate(),
                                        rate -> Cell.percent(rate.value().movePointLeft(DECIMALS_OF_PERCENT))),
                                Format.percent(1))
                        .withNote("of all CAPAs with a verdict"),
                KeyFigure.of("Recurrences", Cell.number(figures.recurrences()), Format.number(0))
                        .withNote("opened because a closed one did not last"));
    }

    private static Cell cell(Result result, Function<Quantity, Cell> measured) {
        if (result instanceof Result.Measured value) {
            return measured.apply(value.quantity());
        }
        return Cell.noData(result instanceof Result.NoData none ? none.reason() : ((Result.Failed) result).reason());
    }

    private Table capaLog() {
        Table.Builder table = Table.builder("CAPA log")
                .columns(
                        Column.text("CAPA"),
                        Column.text("Title"),
                        Column.text("Status"),
                        Column.text("Owner"),
                        Column.date("Opened"),
                        Column.date("Due"),
                        Column.number("Occurrences", 0))
                .whenEmpty("No CAPA was ever opened.");
        log.capas()
                .forEach(capa -> table.row(
                        Cell.text(capa.id().value()),
                        Cell.text(capa.state().title()),
                        Cell.text(words(capa.state().status())),
                        Optional.ofNullable(capa.state().header().owner())
                                .map(Cell::text)
                                .orElseGet(() -> Cell.noData(UNTRIAGED)),
                        Cell.date(capa.state().header().openedOn()),
                        Optional.ofNullable(capa.state().header().due())
                                .map(DueDate::current)
                                .map(Cell::date)
                                .orElseGet(() -> Cell.noData(UNTRIAGED)),
                        Cell.number(capa.state().nonconformities().size())));
        return table.build();
    }

    private Table byStatus() {
        Table.Builder table =
                Table.builder("CAPAs by status").columns(Column.text("Status"), Column.number("CAPAs", 0));
        log.figures().byStatus().forEach((status, count) -> table.row(Cell.text(words(status)), Cell.number(count)));
        return table.build();
    }

    private Table ageing() {
        Table.Builder table = Table.builder("Open CAPAs by age").columns(Column.text("Age"), Column.number("CAPAs", 0));
        log.figures().ageing().forEach((age, count) -> table.row(Cell.text(age), Cell.number(count)));
        return table.build();
    }

    private Table bySeverity() {
        Table.Builder table = Table.builder("Nonconformities by severity")
                .columns(Column.text("Severity"), Column.number("Nonconformities", 0));
        for (Severity.Level level : Severity.Level.values()) {
            table.row(Cell.text(words(level)), Cell.number(log.bySeverity(Optional.of(level))));
        }
        table.row(Cell.text("not assessed"), Cell.number(log.bySeverity(Optional.empty())));
        return table.build();
    }

    private Table byPattern() {
        Table.Builder table = Table.builder("Nonconformities by pattern and severity, the most frequent first")
                .columns(Column.text("Pattern"), Column.text("Severity"), Column.number("Nonconformities", 0))
                .whenEmpty("No nonconformity is on record.");
        log.occurrences().stream()
                .forEach(o -> table.row(
                        o.pattern().isBlank() ? Cell.noData("raised without a pattern") : Cell.text(o.pattern()),
                        o.level().map(l -> Cell.text(words(l))).orElseGet(() -> Cell.noData("not assessed")),
                        Cell.number(o.count())));
        return table.build();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
