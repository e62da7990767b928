package io.github.qms4j.reporting.assurance;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.review.Attendance;
import io.github.qms4j.review.Conclusion;
import io.github.qms4j.review.ManagementReview;
import io.github.qms4j.review.Minutes;
import io.github.qms4j.review.ReviewDecision;
import io.github.qms4j.review.ReviewDecision.Basis;
import io.github.qms4j.review.ReviewTerms.Member;
import java.util.List;
import java.util.Optional;

/** What the minutes of a review say. */
final class ReviewSections {
    private ReviewSections() {}

    static Section previous(ManagementReview review) {
        Table.Builder table = Table.builder("Actions of earlier reviews, as they stood at the meeting")
                .columns(
                        Column.text("Number"),
                        Column.text("Review"),
                        Column.text("What was to be done"),
                        Column.text("Owner"),
                        Column.date("Due"),
                        Column.text("Status"),
                        Column.text("Effect"),
                        Column.status("Carried over"))
                .whenEmpty(
                        review.previous() == null
                                ? "This is the first review: there are no earlier actions."
                                : review.wasHeld()
                                        ? "The review before left no action."
                                        : "The meeting has not put down how the earlier actions stand.");
        review.carriedIn()
                .forEach(action -> table.row(
                        Cell.text(action.number()),
                        Cell.text(action.review().value()),
                        Cell.text(action.description()),
                        Cell.text(action.owner()),
                        Cells.date(action.dueOn(), "not set"),
                        Cell.text(Cells.words(action.status())),
                        Cells.text(action.effect(), "nothing on record"),
                        action.open() ? Cell.status(Status.WARNING, "still open") : Cell.status(Status.OK, "no")));
        return Section.builder("Previous actions").block(table.build()).build();
    }

    static Section meeting(ManagementReview review) {
        Minutes minutes = review.minutes();
        if (!review.wasHeld()) {
            return Section.builder("Meeting")
                    .paragraph("The meeting was not held; so there are no attendance and no minutes.")
                    .build();
        }
        Table.Builder table = Table.builder("Attendance")
                .columns(Column.text("Person"), Column.text("Name"), Column.text("Roles"), Column.status("Attendance"))
                .whenEmpty("No attendance was put down.");
        for (Attendance attendance : minutes.attendance()) {
            Optional<Member> member = review.terms().members().stream()
                    .filter(each -> each.person().equals(attendance.person()))
                    .findFirst();
            table.row(
                    Cell.text(attendance.person()),
                    Cells.text(member.map(Member::name).orElse(null), "guest"),
                    Cells.text(
                            member.map(each -> String.join(", ", each.roles())).orElse(null), "guest"),
                    Cell.status(
                            attendance.presence().isPresent() ? Status.OK : Status.WARNING,
                            Cells.words(attendance.presence())));
        }
        return Section.builder("Meeting")
                .paragraph("Held on " + minutes.heldOn() + "; in the chair: " + minutes.chair() + "; "
                        + ReviewQuorum.of(review).sentence() + ".")
                .block(table.build())
                .block(contributions(minutes))
                .build();
    }

    private static Table contributions(Minutes minutes) {
        Table.Builder table = Table.builder("What was said")
                .columns(Column.text("Person"), Column.text("Contribution"))
                .whenEmpty("No contribution was put down.");
        minutes.contributions().forEach(said -> table.row(Cell.text(said.person()), Cell.text(said.text())));
        return table.build();
    }

    static Section decisions(ManagementReview review) {
        Table.Builder table = Table.builder("Decisions")
                .columns(
                        Column.number("Number", 0),
                        Column.text("About"),
                        Column.text("Course"),
                        Column.text("Decision"),
                        Column.text("Rationale"),
                        Column.text("Inputs"),
                        Column.text("Effect measured by"))
                .whenEmpty("Nothing was decided.");
        List<ReviewDecision> decisions = review.minutes().decisions();
        for (int i = 0; i < decisions.size(); i++) {
            ReviewDecision decision = decisions.get(i);
            table.row(
                    Cell.number(i + 1),
                    Cell.text(Cells.words(decision.output())),
                    Cell.text(Cells.words(decision.course())),
                    Cell.text(decision.statement()),
                    Cells.text(decision.rationale(), "not given"),
                    Cells.list(decision.basis().stream().map(Basis::input).toList(), "none"),
                    Cells.text(
                            decision.expected() == null
                                    ? null
                                    : decision.expected().kpiId(),
                            "nothing measures it"));
        }
        return Section.builder("Decisions").block(table.build()).build();
    }

    static Section next(ManagementReview review) {
        Conclusion conclusion = review.minutes().conclusion();
        return Section.builder("Conclusion and next review")
                .paragraph(
                        conclusion == null
                                ? "No conclusion is drawn yet, and no next review is set."
                                : conclusion.statement() + " The next review meets by " + conclusion.nextOn() + ".")
                .build();
    }
}
