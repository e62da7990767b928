package io.github.qms4j.reporting.service;

import io.github.qms4j.approval.Approval;
import io.github.qms4j.practice.Change;
import io.github.qms4j.practice.Change.Outcome;
import io.github.qms4j.practice.ChangeId;
import io.github.qms4j.practice.ChangeKind;
import io.github.qms4j.practice.ChangeLifeCycle;
import io.github.qms4j.practice.ChangeWindow;
import io.github.qms4j.practice.Changes;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.SignatureLine;
import io.github.qms4j.reporting.Source;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every change that was requested in a period: how it was authorised, by whom, and what became of it (rule SD-6). */
public final class ChangeRecord implements ReportDefinition {
    /** For {@link java.util.ServiceLoader}. */
    public ChangeRecord() {}

    @Override
    public String name() {
        return "change-record";
    }

    @Override
    public String title() {
        return "Record of changes";
    }

    @Override
    public String purpose() {
        return "Which changes were requested, who authorised them, and how they ended (ISO/IEC 20000-1:2018 8.5.1).";
    }

    @Override
    public List<ReportParameter> parameters() {
        return Days.PARAMETERS;
    }

    @Override
    public Report.Builder report(ReportRequest request) {
        Days days = Days.of(request);
        Changes service = request.session().servicePractices().changes();
        List<View<ChangeId, Change>> changes = ReportRequest.all(
                cursor -> service.list(cursor, ChangeLifeCycle.OPENED_ON.between(days.from(), days.until())));
        request.source(Source.records("change", changes.size())).over(days.toString());
        return Report.builder(title())
                .subtitle(days.toString())
                .conclusion(conclusion(changes.stream().map(View::state).toList()))
                .section(Section.builder("Changes")
                        .block(table(changes, service))
                        .build())
                .signature(SignatureLine.open("IT manager", "prepared"))
                .signature(SignatureLine.open("Quality manager", "reviewed"));
    }

    private static String conclusion(List<Change> changes) {
        return "Changes requested: " + changes.size() + ", of them "
                + count(changes, c -> c.kind() == ChangeKind.NORMAL) + " normal, "
                + count(changes, c -> c.kind() == ChangeKind.STANDARD) + " standard, "
                + count(changes, c -> c.kind() == ChangeKind.EMERGENCY) + " emergency. Carried out: "
                + count(changes, c -> c.outcome() == Outcome.SUCCESSFUL) + "; backed out: "
                + count(changes, c -> c.outcome() == Outcome.BACKED_OUT) + "; left an incident: "
                + count(changes, c -> c.outcome() == Outcome.NOT_RESTORED) + "; with a nonconformity: "
                + count(changes, c -> c.review() != null && c.review().nonconformity() != null) + ".";
    }

    private static long count(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).count();
    }

    private static Table table(List<View<ChangeId, Change>> changes, Changes service) {
        Table.Builder table = Table.builder("In the order of requesting")
                .columns(
                        Column.text("Number"),
                        Column.text("Title"),
                        Column.text("Kind"),
                        Column.text("Risk"),
                        Column.text("Window"),
                        Column.text("Authorised by"),
                        Column.text("Status"),
                        Column.text("Outcome"),
                        Column.text("Nonconformity"))
                .whenEmpty("No change was requested in this period.");
        for (View<ChangeId, Change> view : changes) {
            Change change = view.state();
            ChangeWindow window = change.window();
            Outcome outcome = change.outcome();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(change.title()),
                    Cell.text(Days.words(change.kind())),
                    risk(change),
                    window == null ? Cell.noData("carried out at once, or not planned") : Cell.text(window.toString()),
                    authorised(view, service),
                    Cell.text(Days.words(change.status())),
                    outcome == null ? Cell.noData("not ended") : Cell.text(Days.words(outcome)),
                    nonconformity(change));
        }
        return table.build();
    }

    private static Cell risk(Change change) {
        if (change.risk() != null) {
            return Cell.text(Days.words(Objects.requireNonNull(change.risk()).level()));
        }
        return change.model() == null
                ? Cell.noData("not assessed")
                : Cell.text("as " + Objects.requireNonNull(change.model()));
    }

    private static Cell authorised(View<ChangeId, Change> view, Changes service) {
        if (view.state().kind() == ChangeKind.STANDARD) {
            return Cell.text("its model");
        }
        String signed = service.authorisations(view.id()).stream()
                .map(View::state)
                .filter(a -> a.round() == view.state().round())
                .map(a -> a.by() + " (" + a.capacity() + (a.decision() == Approval.Decision.REJECTED ? ", refused" : "")
                        + ", " + a.at() + ")")
                .collect(Collectors.joining("; "));
        return signed.isEmpty() ? Cell.noData("nobody so far") : Cell.text(signed);
    }

    private static Cell nonconformity(Change change) {
        return change.review() == null || change.review().nonconformity() == null
                ? Cell.noData("none")
                : Cell.text(String.valueOf(change.review().nonconformity()));
    }
}
