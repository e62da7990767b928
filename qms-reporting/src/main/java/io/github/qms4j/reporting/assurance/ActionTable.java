package io.github.qms4j.reporting.assurance;

import io.github.qms4j.action.Action;
import io.github.qms4j.action.ActionId;
import io.github.qms4j.record.View;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Actions with their owners, and with the dates that were kept and missed. */
final class ActionTable {
    private ActionTable() {}

    /**
     * @param of what an action is about, such as the question it answers
     * @param today the day that open actions are overdue by
     */
    static Table of(
            String about,
            Function<Action, String> of,
            List<View<ActionId, Action>> actions,
            LocalDate today,
            String whenEmpty) {
        Table.Builder table = Table.builder("Actions with their dates kept and missed")
                .columns(
                        Column.text("Number"),
                        Column.text(about),
                        Column.text("What is done"),
                        Column.text("Owner"),
                        Column.text("Due"),
                        Column.text("Status"),
                        Column.date("Ended"),
                        Column.status("In time"),
                        Column.text("Verified by"),
                        Column.text("Evidence"))
                .whenEmpty(whenEmpty);
        for (View<ActionId, Action> view : actions) {
            Action action = view.state();
            Action.Deed verified = action.verification();
            table.row(
                    Cell.text(view.id().value()),
                    Cell.text(of.apply(action)),
                    Cell.text(action.description()),
                    Cell.text(action.owner()),
                    Cells.due(action.header().due()),
                    Cell.text(Cells.words(action.status())),
                    Cells.date(action.header().endedOn(), "open"),
                    Cells.kept(action.header().due(), action.header().endedOn(), today),
                    Cells.text(verified == null ? null : verified.by(), "not verified"),
                    Cells.list(action.evidence(), "none yet"));
        }
        return table.build();
    }
}
