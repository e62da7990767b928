package io.github.qms4j.reporting.quality;

import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportParameter.Kind;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import io.github.qms4j.training.Competence;
import io.github.qms4j.training.CompetenceStatus;
import io.github.qms4j.training.Coverage;
import io.github.qms4j.training.MatrixRow;
import io.github.qms4j.training.Training;
import io.github.qms4j.training.Waiver;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The training matrix of a department with its parts on a day (rule TRN-8): every person who was there with every
 * course that was demanded of them, overdue first. A waiver is shown as one, and is no compliance.
 */
public final class TrainingMatrix implements ReportDefinition {
    private static final ReportParameter DEPARTMENT =
            ReportParameter.required("department", Kind.TEXT, "The id of the department; its parts are included.");
    private static final ReportParameter DAY =
            ReportParameter.optional("day", Kind.DATE, "The day on which people stand so; without it, today.");
    private static final int PAGE = 500;

    /** For {@link java.util.ServiceLoader}. */
    public TrainingMatrix() {}

    @Override
    public String name() {
        return "training-matrix";
    }

    @Override
    public String title() {
        return "Training matrix";
    }

    @Override
    public String purpose() {
        return "Who is trained in what is demanded of them, and who is not (ISO 9001:2015 7.2; ISO 13485:2016 6.2).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return List.of(DEPARTMENT, DAY);
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        DepartmentId department = DepartmentId.of(request.get(DEPARTMENT.name()));
        LocalDate day = request.date(DAY.name()).orElse(request.day());
        Training training = request.session().training();
        Coverage coverage = training.competences().coverage(department, day);
        List<MatrixRow> people =
                ReportRequest.all(cursor -> training.competences().matrix(department, day, PAGE, cursor));
        List<Item> items = people.stream()
                .flatMap(person -> person.items().stream().map(item -> new Item(person, item)))
                .sorted(Comparator.comparing((Item item) -> !item.competence().isOverdue())
                        .thenComparing(
                                item -> item.competence().dueOn(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(item -> item.person().person().value())
                        .thenComparing(item -> item.competence().course().value()))
                .toList();
        request.source(Source.records("person of " + department, people.size()));
        request.over("on " + day + " (" + request.zone() + ")");
        return Report.builder(title())
                .subtitle(department + " with its parts, on " + day)
                .conclusion(conclusion(coverage))
                .section(Section.builder("Training")
                        .block(table(items, training))
                        .build())
                .signature(SignatureLine.open("Quality manager", "reviewed"))
                .signature(SignatureLine.open("Head of department", "acknowledged"));
    }

    private record Item(MatrixRow person, Competence competence) {}

    private static String conclusion(Coverage coverage) {
        String people = coverage.persons() == 1 ? "1 person was" : coverage.persons() + " persons were";
        return coverage.percent()
                .map(percent -> coverage.compliant() + " of " + coverage.required()
                        + " demanded trainings are shown (" + percent + " %). Overdue: " + coverage.overdue()
                        + "; expired: " + coverage.count(CompetenceStatus.EXPIRED)
                        + "; within the time of grace: " + coverage.count(CompetenceStatus.GRACE)
                        + "; waived, which shows no competence: " + coverage.count(CompetenceStatus.WAIVED) + ". "
                        + people + " there on " + coverage.on() + ".")
                .orElse("No training is demanded. " + people + " there on " + coverage.on() + ".");
    }

    private static Table table(List<Item> items, Training training) {
        Table.Builder table = Table.builder("Overdue first, then by the day on which it is due")
                .columns(
                        Column.text("Person"),
                        Column.text("Name"),
                        Column.text("Department"),
                        Column.text("Course"),
                        Column.number("Edition taken", 0),
                        Column.status("Status"),
                        Column.date("Due"),
                        Column.date("Valid until"),
                        Column.text("Shown by"),
                        Column.text("Waiver"))
                .whenEmpty("No training is demanded of anybody who was there.");
        for (Item item : items) {
            Competence one = item.competence();
            table.row(
                    Cell.text(item.person().person().value()),
                    Cell.text(item.person().name()),
                    item.person().department() == null
                            ? Cell.noData("none")
                            : Cell.text(item.person().department().value()),
                    Cell.text(one.course().value()),
                    one.basis() == null ? Cell.noData("not taken") : Cell.number(one.edition()),
                    status(one),
                    one.dueOn() == null ? Cell.noData("nothing is assigned") : Cell.date(one.dueOn()),
                    one.validUntil() == null
                            ? Cell.noData(one.basis() == null ? "not taken" : "without an end")
                            : Cell.date(one.validUntil()),
                    one.basis() == null
                            ? Cell.noData("nothing")
                            : Cell.text(one.basis().value()),
                    waiver(one, training));
        }
        return table.build();
    }

    private static Cell status(Competence one) {
        String label = one.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (one.isOverdue()) {
            return Cell.status(Status.BAD, label + ", overdue");
        }
        return Cell.status(
                switch (one.status()) {
                    case CURRENT -> Status.OK;
                    case EXPIRED -> Status.BAD;
                    case EXPIRING, GRACE, NOT_TRAINED, IN_PROGRESS, WAIVED -> Status.WARNING;
                },
                label);
    }

    private static Cell waiver(Competence one, Training training) {
        if (one.waiver() == null) {
            return Cell.noData("none");
        }
        Waiver waiver = training.waivers().find(one.waiver()).orElseThrow().state();
        return Cell.text(one.waiver() + ", granted by " + waiver.approver() + " until " + waiver.until() + ": "
                + waiver.reason());
    }
}
