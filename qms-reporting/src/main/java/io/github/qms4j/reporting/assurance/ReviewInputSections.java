package io.github.qms4j.reporting.assurance;

import io.github.qms4j.quantity.Result;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.review.Figure;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.ReviewClause;
import io.github.qms4j.review.ReviewInput;
import io.github.qms4j.review.ReviewInputs.Justification;
import java.util.List;
import java.util.Optional;

/** What a review was given, clause by clause. */
final class ReviewInputSections {
    private ReviewInputSections() {}

    static Section byClause(ManagementReview review) {
        Table.Builder table = Table.builder("Every input that the review must consider")
                .columns(
                        Column.text("Clause"),
                        Column.text("Heading"),
                        Column.status("Input"),
                        Column.text("Source or reason"))
                .whenEmpty("The terms of the review name no clause.");
        for (ReviewClause clause : review.terms().clauses()) {
            List<ReviewInput> inputs = review.inputs().on(clause.requirement());
            Optional<Justification> reason = review.inputs().justification(clause.requirement());
            table.row(
                    Cell.text(clause.requirement() + ", " + clause.clause()),
                    Cell.text(clause.heading()),
                    state(inputs, reason),
                    inputs.isEmpty()
                            ? reason.map(why -> Cell.text(why.because() + " (" + why.by() + ")"))
                                    .orElseGet(() -> Cell.noData("nobody gave an input or a reason"))
                            : Cells.list(inputs.stream().map(ReviewInput::name).toList(), "none"));
        }
        return Section.builder("Inputs by clause").block(table.build()).build();
    }

    private static Cell state(List<ReviewInput> inputs, Optional<Justification> reason) {
        if (!inputs.isEmpty()) {
            return Cell.status(Status.OK, "there");
        }
        return reason.isPresent()
                ? Cell.status(Status.WARNING, "absent, justified")
                : Cell.status(Status.BAD, "absent");
    }

    static Section figures(ManagementReview review) {
        Table.Builder figures = Table.builder("Figures, beside those of the last review")
                .columns(
                        Column.text("Input"),
                        Column.text("Figure"),
                        Column.text("Value"),
                        Column.text("Last review"),
                        Column.text("Trend"),
                        Column.text("Note"))
                .whenEmpty("No input has a figure.");
        Table.Builder sources = Table.builder("Sources")
                .columns(
                        Column.text("Input"),
                        Column.text("From"),
                        Column.number("Records", 0),
                        Column.text("Statement"),
                        Column.text("SHA-256"))
                .whenEmpty("Nothing was gathered or supplied.");
        for (ReviewInput input : review.inputs().inputs()) {
            sources.row(
                    Cell.text(input.name()),
                    Cell.text(input.isGathered() ? input.query() : "supplied by " + input.suppliedBy()),
                    input.isGathered() ? Cell.number(input.records()) : Cell.noData("supplied"),
                    input.isThere() ? Cells.text(input.statement(), "see the figures") : Cell.noData(input.missing()),
                    Cell.text(input.sha256()));
            input.figures().forEach(figure -> row(figures, input, figure));
        }
        return Section.builder("Figures and sources")
                .block(figures.build())
                .block(sources.build())
                .build();
    }

    private static void row(Table.Builder table, ReviewInput input, Figure figure) {
        Figure.Before before = figure.before();
        table.row(
                Cell.text(input.name()),
                Cell.text(figure.name()),
                value(figure.result()),
                before == null ? Cell.noData("no such figure") : value(before.result()),
                Cell.text(Cells.words(figure.trend())),
                Cells.text(figure.note(), "none"));
    }

    private static Cell value(Result result) {
        if (result instanceof Result.Measured measured) {
            return Cell.text(measured.quantity().toString());
        }
        return Cell.noData(
                result instanceof Result.Failed failed
                        ? "not measured: " + failed.reason()
                        : ((Result.NoData) result).reason());
    }
}
