package io.github.qms4j.reporting.assurance;

import io.github.qms4j.audit.ChecklistLine;
import io.github.qms4j.audit.ChecklistLine.Judgement;
import io.github.qms4j.audit.ChecklistLineId;
import io.github.qms4j.audit.LineVerdict;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.util.List;

/**
 * The checklist of an audit, and how much of it was assessed.
 *
 * @param lines in their order, the riskiest first
 */
record AuditChecklist(List<View<ChecklistLineId, ChecklistLine>> lines) {
    int size() {
        return lines.size();
    }

    private long assessed() {
        return lines.stream()
                .filter(line -> line.state().verdict() != LineVerdict.NOT_ASSESSED)
                .count();
    }

    String sentence() {
        return lines.isEmpty()
                ? "There is no checklist yet."
                : "Checklist: " + assessed() + " of " + Cells.count(lines.size(), "line") + " assessed.";
    }

    Section section() {
        Table.Builder table = Table.builder("Every line, the riskiest first")
                .columns(
                        Column.text("Line"),
                        Column.text("Process"),
                        Column.text("Requirement"),
                        Column.text("Question"),
                        Column.status("Verdict"),
                        Column.text("Evidence"),
                        Column.text("Note"),
                        Column.text("Assessed by"),
                        Column.date("On"))
                .whenEmpty("No checklist was written yet.");
        for (View<ChecklistLineId, ChecklistLine> view : lines) {
            ChecklistLine line = view.state();
            Judgement last = line.last().orElse(null);
            String none = "not assessed";
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(line.process().value()),
                    Cell.text(line.requirement()),
                    Cell.text(line.question()),
                    verdict(line.verdict()),
                    last == null ? Cell.noData(none) : Cells.list(last.evidence(), "none named"),
                    last == null ? Cell.noData(none) : Cells.text(last.note(), "none"),
                    last == null ? Cell.noData(none) : Cell.text(last.by() + (last.again() ? ", at the re-audit" : "")),
                    last == null ? Cell.noData(none) : Cell.date(last.on()));
        }
        return Section.builder("Checklist")
                .paragraph(sentence())
                .block(table.build())
                .build();
    }

    static Cell verdict(LineVerdict verdict) {
        Status status = verdict.isAdverse()
                ? Status.BAD
                : switch (verdict) {
                    case CONFORM, GOOD_PRACTICE -> Status.OK;
                    case NOT_ASSESSED, OBSERVATION -> Status.WARNING;
                    default -> Status.NEUTRAL;
                };
        return Cell.status(status, Cells.words(verdict));
    }
}
