package io.github.qms4j.example.assess;

import io.github.qms4j.kpi.Dimension;
import io.github.qms4j.kpi.KpiDefinition;
import io.github.qms4j.kpi.KpiEvaluation;
import io.github.qms4j.kpi.KpiValue;
import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.KeyFigures;
import io.github.qms4j.reporting.LineChart;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The assessment as a report: figures first, then what they rest on. */
final class AssessmentReport {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
    private static final DecimalFormatSymbols DIGITS = digits();
    private static final int PROPOSALS_SHOWN = 50;
    private static final int ROWS_SHOWN = 200;
    private static final int EXAMPLES_SHOWN = 5;
    private static final String PRIORITY = Dimension.PRIORITY.name();

    private final Assessment found;
    /** The attainment that the report is about: by the clock where an agreement applied, else as the source recorded it. */
    private final String attainment;

    private final Map<Key, KpiValue> byGroup = new HashMap<>();

    private AssessmentReport(Assessment found) {
        this.found = found;
        found.values().forEach(value -> byGroup.put(new Key(value.kpiId(), value.dimensions()), value));
        boolean judged = total(found, StandardKpis.RESOLUTION).denominator() > 0;
        this.attainment = judged ? StandardKpis.RESOLUTION : StandardKpis.RECORDED;
    }

    static Report of(Assessment found, Instant createdAt, String version) {
        return new AssessmentReport(found).report(createdAt, version);
    }

    private Report report(Instant createdAt, String version) {
        Provenance.Builder provenance = Provenance.asOf(found.asOf())
                .created(createdAt, "assess, import " + found.runId())
                .zone(found.zone())
                .source(Source.file(
                        found.reading().file(),
                        found.reading().sha256(),
                        found.reading().rows(),
                        found.reading().rows() - found.reading().rejected(),
                        found.reading().rejected()))
                .libraryVersion(version);
        found.sealing().checkpoint().map(SignedCheckpoint::text).ifPresent(provenance::trailCheckpoint);
        Report.Builder report = Report.builder("Service level assessment")
                .subtitle("Tickets opened " + found.from() + " to "
                        + found.until().minusDays(1) + " (" + found.zone() + ")")
                .provenance(provenance.build())
                .section(summary())
                .section(kpis())
                .section(byPriority())
                .section(byMonth());
        found.dimensions().forEach(dimension -> report.section(byDimension(dimension)));
        return report.section(proposals())
                .section(CapaSection.of(found.capas()))
                .section(dataQuality())
                .signature(SignatureLine.open("Service manager", "review"))
                .signature(SignatureLine.open("Quality manager", "approval"))
                .build();
    }

    private Section summary() {
        List<KeyFigure> figures = new ArrayList<>();
        for (String kpi : List.of(
                StandardKpis.VOLUME, StandardKpis.RECORDED, StandardKpis.RESOLUTION, StandardKpis.CLOSURE_MEDIAN)) {
            KpiValue value = total(found, kpi);
            figures.add(KeyFigure.of(definition(kpi).name(), cell(value), format(definition(kpi)))
                    .withNote(basis(value))
                    .withStatus(status(evaluation(kpi))));
        }
        return Section.builder("Summary")
                .block(KeyFigures.of(figures.toArray(KeyFigure[]::new)))
                .build();
    }

    private static String basis(KpiValue value) {
        return value.numerator() == value.denominator()
                ? value.denominator() + " tickets"
                : value.numerator() + " of " + value.denominator();
    }

    private Section kpis() {
        Table.Builder table = Table.builder("Key performance indicators")
                .columns(
                        Column.text("KPI"),
                        Column.text("Value"),
                        Column.number("Sample", 0),
                        Column.text("Target"),
                        Column.status("Verdict"),
                        Column.text("Band"),
                        Column.text("Change"));
        for (KpiDefinition kpi : found.definitions()) {
            KpiValue value = total(found, kpi.id());
            KpiEvaluation evaluation = evaluation(kpi.id());
            table.row(
                    Cell.text(kpi.name()),
                    value.result() instanceof Result.Measured measured
                            ? Cell.text(printed(measured))
                            : Cell.noData(why(value.result())),
                    Cell.number(value.denominator()),
                    kpi.target().isPresent() ? Cell.text(kpi.target().get().toString()) : Cell.text("none"),
                    Cell.status(status(evaluation), verdict(evaluation)),
                    Cell.text(kpi.bands().isEmpty() ? "none" : bandOf(evaluation)),
                    Cell.text(words(evaluation.change().name())));
        }
        return Section.builder("Key performance indicators")
                .block(table.build())
                .block(new Paragraph(basis()))
                .block(undecided())
                .build();
    }

    /** Resolution in time and time to resolution are not of the same tickets, and the figures cannot say so. */
    private String basis() {
        VerdictTally tally = found.tally();
        return definition(StandardKpis.RESOLUTION).name() + " counts " + tally.decided() + " tickets, of which "
                + tally.decidedUnresolved()
                + " have no time to resolution: they are late and not resolved, or cancelled. The time to resolution is of "
                + tally.resolved() + " tickets, of which " + tally.resolvedUndecided()
                + " have an undecided verdict and " + tally.resolvedWithoutTarget() + " no target that decides.";
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

    private static String bandOf(KpiEvaluation evaluation) {
        return evaluation.band() == null ? "no data" : evaluation.band();
    }

    private static String printed(Result.Measured measured) {
        String unit = measured.quantity().unit();
        DecimalFormat number = new DecimalFormat(unit.equals("1") ? "#,##0" : "#,##0.00", DIGITS);
        number.setRoundingMode(RoundingMode.HALF_UP);
        return number.format(measured.quantity().value()) + (unit.equals("1") ? "" : "\u202f" + unit);
    }

    /** As the report's own numbers are printed. */
    private static DecimalFormatSymbols digits() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        return symbols;
    }

    private Section byPriority() {
        return attainment(PRIORITY, inOrder(group(StandardKpis.VOLUME, Set.of(PRIORITY))));
    }

    private Section byDimension(String dimension) {
        return attainment(dimension, group(StandardKpis.VOLUME, Set.of(dimension)));
    }

    private Section attainment(String dimension, List<KpiValue> volumes) {
        Table.Builder table = Table.builder(
                        "Attainment by " + dimension + ": as the source recorded it, and by the clock")
                .columns(
                        Column.text(heading(dimension)), Column.number("Tickets", 0),
                        Column.percent("Recorded", 2), Column.percent("First response", 2),
                        Column.percent("Resolution", 2), Column.duration("Median to closure"));
        for (KpiValue volume : volumes) {
            Map<String, String> key = volume.dimensions();
            table.row(
                    Cell.text(String.valueOf(key.get(dimension))),
                    Cell.number(volume.denominator()),
                    cell(value(StandardKpis.RECORDED, key)),
                    cell(value(StandardKpis.FIRST_RESPONSE, key)),
                    cell(value(StandardKpis.RESOLUTION, key)),
                    cell(value(StandardKpis.CLOSURE_MEDIAN, key)));
        }
        return Section.builder("Service level attainment by " + dimension)
                .block(table.build())
                .build();
    }

    private static String heading(String dimension) {
        return dimension.substring(0, 1).toUpperCase(Locale.ROOT) + dimension.substring(1);
    }

    private Section byMonth() {
        List<KpiValue> months = group(attainment, Set.of(Dimension.MONTH));
        List<String> labels = months.stream()
                .map(m -> String.valueOf(m.dimensions().get(Dimension.MONTH)))
                .toList();
        LineChart.Builder chart = LineChart.builder(definition(attainment).name() + ", by month of opening")
                .summary("Share of tickets whose target was met, month by month, beside the target")
                .categories("Month of opening", labels)
                .values("Tickets in time", Format.percent(0))
                .series(
                        "All priorities",
                        months.stream().map(AssessmentReport::cell).toList());
        definition(attainment)
                .target()
                .ifPresent(t -> chart.target(
                        "Target, " + t.comparator().symbol(),
                        Cell.percent(ratio(t.quantity().value()))));
        Table.Builder table = Table.builder("Attainment by priority and month: "
                        + definition(attainment).name())
                .columns(
                        Column.text("Month"),
                        Column.text("Priority"),
                        Column.number("In time", 0),
                        Column.number("Decided", 0),
                        Column.percent("Attainment", 2));
        inOrder(group(attainment, Set.of(PRIORITY, Dimension.MONTH))).stream()
                .sorted(Comparator.comparing(
                        (KpiValue v) -> String.valueOf(v.dimensions().get(Dimension.MONTH))))
                .forEach(v -> table.row(
                        Cell.text(String.valueOf(v.dimensions().get(Dimension.MONTH))),
                        Cell.text(String.valueOf(v.dimensions().get(PRIORITY))),
                        Cell.number(v.numerator()),
                        Cell.number(v.denominator()),
                        cell(v)));
        return Section.builder("Service level attainment by month")
                .block(chart.build())
                .block(table.build())
                .build();
    }

    private Section proposals() {
        List<Row> rows = found.proposals().stream()
                .limit(PROPOSALS_SHOWN)
                .map(p -> Row.of(
                        Cell.text(p.ruleId()),
                        Cell.text(p.subject()),
                        Cell.instant(p.since()),
                        Cell.number(p.ticketIds().size()),
                        Cell.text(p.statement()),
                        Optional.ofNullable(found.outcome().numbers().get(p.key()))
                                .map(number -> Cell.text(number.value()))
                                .orElseGet(() -> Cell.noData("not raised"))))
                .toList();
        Table table = Table.builder("Proposed nonconformities")
                .columns(
                        Column.text("Rule"),
                        Column.text("Subject"),
                        Column.instant("Since"),
                        Column.number("Tickets", 0),
                        Column.text("Finding"),
                        Column.text("Nonconformity"))
                .rows(rows)
                .whenEmpty("No rule calls for a nonconformity.")
                .build();
        return Section.builder("Nonconformities that the rules call for")
                .block(new Paragraph(found.proposals().size() + " proposed, the first " + rows.size()
                        + " are shown. Raised now: " + found.outcome().raised() + ", raised by an earlier assessment: "
                        + found.outcome().known() + ", CAPAs opened: "
                        + found.outcome().opened() + ", linked to open CAPAs: "
                        + found.outcome().linked() + ", left for a person to decide: "
                        + found.outcome().left() + "."))
                .block(table)
                .build();
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
        return Section.builder("Data quality")
                .block(new Paragraph(found.reading().rows() + " rows read, "
                        + found.reading().rejected()
                        + " rejected (the first "
                        + Math.min(ROWS_SHOWN, found.reading().rejectedRows().size())
                        + " are shown), " + found.reading().lostTickets()
                        + " tickets lost with all of their rows. Tickets: "
                        + found.run().ticketsAdded() + " added, " + found.run().ticketsUpdated() + " updated, "
                        + found.run().ticketsUnchanged() + " unchanged, "
                        + found.run().ticketsRefused()
                        + " refused. The source counts other reopenings than its rows show for "
                        + found.reading().reopenCountsDiffering()
                        + " tickets. Values were put right or derived for "
                        + found.reading().adjustedTickets()
                        + " tickets. Measurements: " + found.recorded().added() + " added, "
                        + found.recorded().unchanged() + " unchanged, "
                        + found.recorded().corrected() + " corrected."))
                .block(notes())
                .block(adjustments())
                .block(examples())
                .block(rejected.build())
                .block(refused.build())
                .build();
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

    private KpiDefinition definition(String kpi) {
        return found.definitions().stream()
                .filter(d -> d.id().equals(kpi))
                .findFirst()
                .orElseThrow();
    }

    private KpiEvaluation evaluation(String kpi) {
        return Objects.requireNonNull(found.evaluations().get(kpi));
    }

    private static KpiValue total(Assessment found, String kpi) {
        return found.values().stream()
                .filter(v -> v.kpiId().equals(kpi) && v.dimensions().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<KpiValue> group(String kpi, Set<String> dimensions) {
        return found.values().stream()
                .filter(v -> v.kpiId().equals(kpi) && v.dimensions().keySet().equals(dimensions))
                .toList();
    }

    /** By priority as the definitions list them; others follow by name. */
    private List<KpiValue> inOrder(List<KpiValue> values) {
        List<String> known = found.priorities();
        return values.stream()
                .sorted(Comparator.comparingInt((KpiValue v) -> {
                    int place = known.indexOf(v.dimensions().get(PRIORITY));
                    return place < 0 ? known.size() : place;
                }))
                .toList();
    }

    private Optional<KpiValue> value(String kpi, Map<String, String> key) {
        return Optional.ofNullable(byGroup.get(new Key(kpi, key)));
    }

    private static Cell cell(Optional<KpiValue> value) {
        return value.map(AssessmentReport::cell).orElseGet(() -> Cell.noData("not computed"));
    }

    private static Cell cell(KpiValue value) {
        if (!(value.result() instanceof Result.Measured measured)) {
            return Cell.noData(why(value.result()));
        }
        BigDecimal number = measured.quantity().value();
        return switch (measured.quantity().unit()) {
            case "%" -> Cell.percent(ratio(number));
            case "h" ->
                Cell.duration(Duration.ofSeconds(number.multiply(SECONDS_PER_HOUR)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()));
            default -> Cell.number(number);
        };
    }

    private static BigDecimal ratio(BigDecimal percent) {
        return percent.divide(HUNDRED, 8, RoundingMode.HALF_UP);
    }

    private static Format format(KpiDefinition kpi) {
        return switch (kpi.unit()) {
            case "%" -> Format.percent(2);
            case "h" -> Format.duration();
            default -> Format.number(0);
        };
    }

    private static String why(Result result) {
        if (result instanceof Result.NoData none) {
            return none.reason();
        }
        return result instanceof Result.Failed failed ? failed.reason() : "";
    }

    private static Status status(KpiEvaluation evaluation) {
        return switch (evaluation.target()) {
            case MET -> Status.OK;
            case NOT_MET -> Status.BAD;
            case NO_DATA, NONE -> Status.NEUTRAL;
        };
    }

    private static String verdict(KpiEvaluation evaluation) {
        return switch (evaluation.target()) {
            case MET -> "target met";
            case NOT_MET -> "target not met";
            case NO_DATA -> "no data";
            case NONE -> "no target";
        };
    }

    private record Key(String kpiId, Map<String, String> group) {}

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
