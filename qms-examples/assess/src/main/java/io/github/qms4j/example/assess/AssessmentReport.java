package io.github.qms4j.example.assess;

import io.github.qms4j.example.assess.Governance.Heading;
import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Identification;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.Paragraph;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Row;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.servicedesk.UnknownFact;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The assessment as a report: what it comes to and what falls short first, then the figures, then what they rest on. */
final class AssessmentReport {
    private static final int ROWS_SHOWN = 200;
    private static final int EXAMPLES_SHOWN = 5;
    /** A dimension of more values is counted in the conclusion, and named in its own section. */
    private static final int MOST_NAMED = 12;

    private final Assessment found;
    private final Figures figures;
    private final TrendSection trends;
    private final ObjectiveSection objectives;
    private final String attainment;

    private AssessmentReport(Assessment found) {
        this.found = found;
        this.figures = new Figures(found);
        this.trends = new TrendSection(found, figures);
        this.objectives = new ObjectiveSection(found, figures);
        this.attainment = figures.attainment();
    }

    static Report of(Assessment found, Instant createdAt, String version) {
        return new AssessmentReport(found).report(createdAt, version);
    }

    private Report report(Instant createdAt, String version) {
        Report.Builder report = Report.builder("Service level assessment")
                .subtitle("Tickets opened " + period())
                .conclusion(conclusion())
                .provenance(provenance(createdAt, version))
                .section(summary())
                .section(kpis())
                .section(trends.section())
                .section(byMonth());
        Heading heading = found.defined().governance().heading();
        if (heading != null) {
            report.identification(Identification.of(heading.organisation(), heading.number())
                    .atSite(heading.site())
                    .inRevision(heading.revision())
                    .over(period())
                    .requestedBy(heading.requestedBy()));
        }
        figures.dimensions().forEach(dimension -> report.section(breakdown(dimension)));
        return report.section(objectives.section())
                .section(Findings.section(found))
                .section(CapaSection.of(found.capas()))
                .section(dataQuality())
                .section(new DefinitionsSection(found, figures).section())
                .signature(SignatureLine.open("Service manager", "review"))
                .signature(SignatureLine.open("Quality manager", "approval"))
                .build();
    }

    private String period() {
        return found.from() + " to " + found.until().minusDays(1) + " (" + found.zone() + ")";
    }

    private Provenance provenance(Instant createdAt, String version) {
        Provenance.Builder provenance = Provenance.asOf(found.asOf())
                .created(createdAt, "software assess, import " + found.runId())
                .zone(found.zone())
                .source(Source.file(
                        found.reading().file(),
                        found.reading().sha256(),
                        found.reading().rows(),
                        found.reading().rows() - found.reading().rejected(),
                        found.reading().rejected()))
                .source(lines("mapping ", found.mapping()))
                .source(lines("definitions ", found.defined().source()))
                .libraryVersion("qms4j " + version);
        found.sealing().checkpoint().map(SignedCheckpoint::text).ifPresent(provenance::trailCheckpoint);
        return provenance.build();
    }

    private static Source lines(String what, InputFile file) {
        return Source.file(what + file.name(), file.sha256(), file.lines(), file.lines(), 0);
    }

    /** What the figures come to; what fails its target is said here, and not only in a table further down. */
    private String conclusion() {
        List<String> sentences = new ArrayList<>(found.definitions().stream()
                .filter(kpi -> kpi.target().isPresent())
                .filter(kpi -> figures.total(kpi.id()).result() instanceof Result.Measured)
                .sorted(Comparator.comparingInt(this::severity).reversed())
                .map(this::sentence)
                .toList());
        if (sentences.isEmpty()) {
            KpiValue total = figures.total(attainment);
            sentences.add(figures.definition(attainment).name() + ": " + shown(total)
                    + ". No target is set for it, so the report gives no verdict.");
        }
        sentences.add(trends.summary());
        sentences.addAll(objectives.verdicts().stream()
                .map(verdict -> "Objective " + verdict + ".")
                .toList());
        sentences.add(
                found.proposals().isEmpty()
                        ? "No rule calls for a nonconformity."
                        : "The breach rules call for " + found.proposals().size() + " nonconformities: "
                                + found.outcome().raised() + " raised now, "
                                + found.outcome().known() + " raised before, "
                                + found.outcome().left() + " left for a person to decide.");
        return String.join("\n", sentences);
    }

    /** What is missed in total comes first, then what is missed in parts. */
    private int severity(KpiDefinition kpi) {
        return figures.status(figures.total(kpi.id())) == Status.BAD
                ? 2
                : figures.failing(kpi.id()).isEmpty() ? 0 : 1;
    }

    private String sentence(KpiDefinition kpi) {
        KpiValue total = figures.total(kpi.id());
        String target = kpi.target().map(figures::shown).orElse("");
        String begin = kpi.name() + ": " + shown(total) + ", "
                + (figures.status(total) == Status.OK ? "which meets the target of " : "which misses the target of ")
                + target + " (set by " + figures.setBy(kpi.id()) + ")";
        Map<String, List<KpiValue>> failing = figures.failing(kpi.id());
        if (failing.isEmpty()) {
            return begin + ".";
        }
        return begin + "; it is missed for "
                + failing.entrySet().stream()
                        .map(entry -> named(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String named(String dimension, List<KpiValue> failing) {
        long judged = figures.groups(failing.get(0).kpiId(), dimension).stream()
                .filter(value -> figures.status(value) != Status.NEUTRAL)
                .count();
        if (failing.size() == judged && judged > 1) {
            return "every " + dimension;
        }
        if (failing.size() > MOST_NAMED) {
            return failing.size() + " values of " + dimension + " (named in the section on " + dimension + ")";
        }
        return dimension + " "
                + failing.stream()
                        .map(value -> value.dimensions().get(dimension) + " (" + figures.shown(value) + ")")
                        .collect(Collectors.joining(", "));
    }

    private String shown(KpiValue value) {
        return value.result() instanceof Result.Measured
                ? figures.shown(value) + " of " + Figures.count(value.denominator()) + " tickets"
                : "no data, " + Figures.why(value.result());
    }

    private Section summary() {
        List<KeyFigure> tiles = new ArrayList<>();
        for (String kpi : List.of(
                StandardKpis.VOLUME,
                StandardKpis.RECORDED,
                StandardKpis.FIRST_RESPONSE,
                StandardKpis.RESOLUTION,
                StandardKpis.RESOLUTION_MEDIAN,
                StandardKpis.CLOSURE_MEDIAN)) {
            KpiValue value = figures.total(kpi);
            if (value.result() instanceof Result.Measured) {
                tiles.add(tile(kpi, value));
            }
        }
        Section.Builder section = Section.builder("Summary").block(KeyFigures.of(tiles.toArray(KeyFigure[]::new)));
        Columns.add(section, failing());
        return section.build();
    }

    /** A total that meets its target over parts that do not is no OK. */
    private KeyFigure tile(String kpi, KpiValue value) {
        KpiDefinition definition = figures.definition(kpi);
        long parts =
                figures.failing(kpi).values().stream().mapToLong(List::size).sum();
        Status status = figures.status(value);
        String target = definition
                .target()
                .map(bound -> "target " + figures.shown(bound) + ", ")
                .orElse("");
        String fails = parts == 0 ? "" : "; " + parts + (parts == 1 ? " part misses it" : " parts miss it");
        return KeyFigure.of(definition.name(), Figures.cell(value), Figures.format(definition))
                .withNote(target + basis(value) + fails)
                .withStatus(status == Status.OK && parts > 0 ? Status.WARNING : status);
    }

    private static String basis(KpiValue value) {
        if (value.kpiId().equals(StandardKpis.VOLUME)) {
            return "opened in the period";
        }
        return value.numerator() == value.denominator()
                ? Figures.count(value.denominator()) + " tickets"
                : Figures.count(value.numerator()) + " of " + Figures.count(value.denominator()) + " tickets";
    }

    private Table failing() {
        Table.Builder table = Table.builder("What misses its target")
                .columns(
                        Column.text("Figure"),
                        Column.status("Value"),
                        Column.text("Of"),
                        Column.text("Target"),
                        Column.number("Tickets", 0))
                .whenEmpty("Every figure that has a target meets it, in total and in every part.");
        for (KpiDefinition kpi : found.definitions()) {
            KpiValue total = figures.total(kpi.id());
            if (figures.status(total) == Status.BAD) {
                row(table, kpi, "all", total);
            }
            figures.failing(kpi.id())
                    .forEach((dimension, values) -> values.forEach(value ->
                            row(table, kpi, dimension + " " + value.dimensions().get(dimension), value)));
        }
        return table.build();
    }

    private void row(Table.Builder table, KpiDefinition kpi, String of, KpiValue value) {
        table.row(
                Cell.text(kpi.name()),
                figures.judged(Optional.of(value)),
                Cell.text(of),
                Cell.text(kpi.target().map(figures::shown).orElse("none")),
                Cell.number(value.denominator()));
    }

    private Section kpis() {
        Table.Builder table = Table.builder("Key performance indicators")
                .columns(
                        Column.text("KPI"),
                        Column.status("Verdict"),
                        Column.text("Value"),
                        Column.text("Target"),
                        Column.number("Tickets", 0),
                        Column.text("Band"),
                        Column.text("Change since the last period"));
        for (KpiDefinition kpi : found.definitions()) {
            KpiValue value = figures.total(kpi.id());
            KpiEvaluation evaluation = figures.evaluation(kpi.id());
            table.row(
                    Cell.text(kpi.name()),
                    verdict(evaluation),
                    value.result() instanceof Result.Measured
                            ? Cell.text(figures.shown(value))
                            : Cell.noData(Figures.why(value.result())),
                    Cell.text(kpi.target()
                            .map(bound -> figures.shown(bound) + ", set by " + figures.setBy(kpi.id()))
                            .orElse("none is set")),
                    Cell.number(value.denominator()),
                    evaluation.band() == null ? Cell.text("none set") : Cell.text(evaluation.band()),
                    evaluation.change() == KpiEvaluation.Change.UNKNOWN
                            ? Cell.noData("there is no earlier period of the same length on record")
                            : Cell.text(words(evaluation.change().name())));
        }
        Section.Builder section = Section.builder("Key performance indicators");
        Columns.add(section, table.build());
        return section.block(new Paragraph(basis())).build();
    }

    private static Cell verdict(KpiEvaluation evaluation) {
        return switch (evaluation.target()) {
            case MET -> Cell.status(Status.OK, "target met");
            case NOT_MET -> Cell.status(Status.BAD, "target missed");
            case NO_DATA -> Cell.status(Status.NEUTRAL, "no data");
            case NONE -> Cell.status(Status.NEUTRAL, "no target");
        };
    }

    /** Resolution in time and time to resolution are not of the same tickets, and the figures cannot say so. */
    private String basis() {
        VerdictTally tally = found.tally();
        return figures.definition(StandardKpis.RESOLUTION).name() + " counts " + Figures.count(tally.decided())
                + " tickets, of which "
                + Figures.count(tally.decidedUnresolved())
                + " have no time to resolution: they are late and not resolved, or cancelled. The time to resolution is of "
                + Figures.count(tally.resolved()) + " tickets, of which " + Figures.count(tally.resolvedUndecided())
                + " have an undecided verdict and " + Figures.count(tally.resolvedWithoutTarget())
                + " no target that decides.";
    }

    private Table undecided() {
        Table.Builder table = Table.builder("Undecided verdicts: the export does not say what they depend on")
                .columns(
                        Column.text("Promise"),
                        Column.number("Tickets", 0),
                        Column.text("Because the export does not tell"),
                        Column.number("of tickets", 0))
                .whenEmpty("No verdict is undecided.");
        found.tally()
                .undecided()
                .forEach((metric, tickets) -> found.tally()
                        .because(metric)
                        .forEach((fact, count) -> table.row(
                                Cell.text(words(metric.name())),
                                Cell.number(tickets),
                                Cell.text(untold(fact)),
                                Cell.number(count))));
        return table.build();
    }

    private static String untold(UnknownFact fact) {
        return switch (fact) {
            case WAITING -> "when the ticket waited";
            case FIRST_RESPONSE -> "when it was answered first";
            case RESOLUTION_TIME -> "when it was resolved";
            case CLOSING_TIME -> "when it was closed";
            case REOPENINGS -> "whether it was reopened";
            case REASSIGNMENTS -> "whether it was reassigned";
        };
    }

    private static final String MARKS = "✓ meets the target of its KPI, ✕ misses it, ○ has none.";

    private Section breakdown(String dimension) {
        Table.Builder table = Table.builder("By " + dimension)
                .columns(
                        Column.text(heading(dimension)),
                        Column.status("Resolution in time"),
                        Column.status("First response in time"),
                        Column.status("Recorded as met"),
                        Column.number("Tickets", 0),
                        time(StandardKpis.RESOLUTION_MEDIAN, "Median to resolution"),
                        time(StandardKpis.CLOSURE_MEDIAN, "Median to closure"));
        for (KpiValue volume : figures.groups(StandardKpis.VOLUME, dimension)) {
            Map<String, String> key = volume.dimensions();
            table.row(
                    Cell.text(String.valueOf(key.get(dimension))),
                    figures.judged(figures.value(StandardKpis.RESOLUTION, key)),
                    figures.judged(figures.value(StandardKpis.FIRST_RESPONSE, key)),
                    figures.judged(figures.value(StandardKpis.RECORDED, key)),
                    Cell.number(volume.denominator()),
                    time(StandardKpis.RESOLUTION_MEDIAN, key),
                    time(StandardKpis.CLOSURE_MEDIAN, key));
        }
        Section.Builder section =
                Section.builder("Service levels by " + dimension).paragraph(MARKS);
        Columns.add(section, table.build());
        return section.build();
    }

    /** A time is shown with a verdict only where a target is set for it. */
    private Column time(String kpi, String heading) {
        return figures.definition(kpi).target().isPresent() ? Column.status(heading) : Column.duration(heading);
    }

    private Cell time(String kpi, Map<String, String> key) {
        Optional<KpiValue> value = figures.value(kpi, key);
        return figures.definition(kpi).target().isPresent()
                ? figures.judged(value)
                : value.map(Figures::cell).orElseGet(() -> Cell.noData("no ticket"));
    }

    private static String heading(String dimension) {
        return dimension.substring(0, 1).toUpperCase(Locale.ROOT) + dimension.substring(1);
    }

    /** Months down, priorities across: one cell a figure, each with its verdict. */
    private Section byMonth() {
        List<String> priorities = figures.groups(StandardKpis.VOLUME, Figures.PRIORITY).stream()
                .map(value -> String.valueOf(value.dimensions().get(Figures.PRIORITY)))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Month"), Column.status("All")));
        priorities.forEach(priority -> columns.add(Column.status(priority)));
        columns.add(Column.number("Decided", 0));
        List<Row> rows = new ArrayList<>();
        for (KpiValue month : figures.groups(attainment, Dimension.MONTH)) {
            String label = String.valueOf(month.dimensions().get(Dimension.MONTH));
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(label), judgedOrNone(Optional.of(month))));
            for (String priority : priorities) {
                cells.add(judgedOrNone(
                        figures.value(attainment, Map.of(Figures.PRIORITY, priority, Dimension.MONTH, label))));
            }
            cells.add(Cell.number(month.denominator()));
            rows.add(new Row(cells));
        }
        return Section.builder("Service levels by month and priority")
                .paragraph(MARKS)
                .block(new Table(
                        figures.definition(attainment).name() + ", by month of opening",
                        columns,
                        rows,
                        "No ticket was decided in any month."))
                .build();
    }

    /** In a matrix a reason in each empty cell would hide the figures. */
    private Cell judgedOrNone(Optional<KpiValue> value) {
        Cell cell = figures.judged(value);
        return cell instanceof Cell.NoData ? Cell.status(Status.NEUTRAL, "none decided") : cell;
    }

    private Section dataQuality() {
        Table.Builder rejected = Table.builder("Rejected rows")
                .columns(
                        Column.number("Row", 0),
                        Column.text("Ticket"),
                        Column.text("Field"),
                        Column.text("Value"),
                        Column.text("Reason"))
                .whenEmpty("No row was rejected.");
        found.reading().rejectedRows().stream()
                .limit(ROWS_SHOWN)
                .forEach(r -> rejected.row(
                        Cell.number(r.rowNumber()),
                        Cell.text(r.reference()),
                        Cell.text(r.field()),
                        Cell.text(r.value()),
                        Cell.text(r.reason())));
        Table.Builder refused = Table.builder("Refused tickets")
                .columns(Column.text("Ticket"), Column.text("Reason"))
                .whenEmpty("No ticket contradicted what was stored.");
        found.refused().forEach(r -> refused.row(Cell.text(r.reference()), Cell.text(r.reason())));
        Section.Builder section = Section.builder("Data quality")
                .block(new Paragraph(Figures.count(found.reading().rows()) + " rows read, "
                        + Figures.count(found.reading().rejected())
                        + " rejected" + rest() + ", "
                        + Figures.count(found.reading().lostTickets())
                        + " tickets lost with all of their rows. Tickets: "
                        + Figures.count(found.run().ticketsAdded()) + " added, "
                        + Figures.count(found.run().ticketsUpdated()) + " updated, "
                        + Figures.count(found.run().ticketsUnchanged()) + " unchanged, "
                        + Figures.count(found.run().ticketsRefused())
                        + " refused. The source counts other reopenings than its rows show for "
                        + Figures.count(found.reading().reopenCountsDiffering())
                        + " tickets. Values were put right or derived for "
                        + Figures.count(found.reading().adjustedTickets())
                        + " tickets. Measurements: " + found.recorded().added() + " added, "
                        + found.recorded().unchanged() + " unchanged, "
                        + found.recorded().corrected() + " corrected."))
                .block(notes())
                .block(undecided());
        Columns.add(section, adjustments());
        Columns.add(section, examples());
        Columns.add(section, rejected.build());
        return section.block(refused.build()).build();
    }

    private String rest() {
        int shown = Math.min(ROWS_SHOWN, found.reading().rejectedRows().size());
        return shown == found.reading().rejected()
                ? ""
                : " (the first " + shown
                        + " stand below; the others are not kept: correct these in the export and read it again)";
    }

    private Table notes() {
        Table.Builder table =
                Table.builder("Notes").columns(Column.text("Note")).whenEmpty("There is nothing to note.");
        found.notes().forEach(note -> table.row(Cell.text(note)));
        return table.build();
    }

    private Table adjustments() {
        Table.Builder table = Table.builder("Values put right, and times derived, by kind")
                .columns(
                        Column.text("Kind"),
                        Column.text("What was done"),
                        Column.text("Class"),
                        Column.number("Tickets", 0))
                .whenEmpty("Nothing was put right or derived.");
        found.reading()
                .adjustments()
                .forEach((kind, tickets) -> table.row(
                        Cell.text(kind.key()),
                        Cell.text(kind.meaning()),
                        Cell.text(kind.isDerived() ? "derived" : "put right"),
                        Cell.number(tickets)));
        return table.build();
    }

    private Table examples() {
        Table.Builder table = Table.builder("The first examples of each kind")
                .columns(
                        Column.text("Kind"),
                        Column.number("Row", 0),
                        Column.text("Ticket"),
                        Column.text("Found"),
                        Column.text("Used"))
                .whenEmpty("Nothing was put right or derived.");
        found.reading()
                .adjustments()
                .keySet()
                .forEach(kind -> found.reading().examples().stream()
                        .filter(example -> example.kind() == kind)
                        .limit(EXAMPLES_SHOWN)
                        .forEach(example -> table.row(
                                Cell.text(kind.key()),
                                Cell.number(example.rowNumber()),
                                Cell.text(example.reference()),
                                example.found().isEmpty() ? Cell.noData("missing") : Cell.text(example.found()),
                                example.used().isEmpty() ? Cell.noData("left out") : Cell.text(example.used()))));
        return table.build();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
