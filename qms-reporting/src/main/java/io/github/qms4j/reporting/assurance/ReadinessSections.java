package io.github.qms4j.reporting.assurance;

import io.github.qms4j.readiness.Answer;
import io.github.qms4j.readiness.Blocker;
import io.github.qms4j.readiness.EvidenceItem;
import io.github.qms4j.readiness.Outcome;
import io.github.qms4j.readiness.Question;
import io.github.qms4j.readiness.ReadinessAssessment;
import io.github.qms4j.readiness.ReadinessStatus;
import io.github.qms4j.readiness.Score;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.KeyFigure;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.Table;
import java.util.Optional;

/** The sections of a report on readiness. */
final class ReadinessSections {
    private static final String NO_DATA = "no data for any question";

    private ReadinessSections() {}

    static Section verdict(ReadinessAssessment state) {
        Score score = state.score();
        long withData = score.answered() + score.blocked();
        long applies = withData + score.withoutData();
        long blockers = state.answers().stream().mapToLong(Answer::blocked).sum();
        return Section.builder("Verdict")
                .keyFigures(
                        KeyFigure.of(
                                        "Coverage",
                                        Cell.share(withData, applies, "no question applies"),
                                        Format.percent(1))
                                .withNote(withData + " of " + applies + " questions that apply have data")
                                .withStatus(withData < applies ? Status.WARNING : Status.OK),
                        KeyFigure.of(
                                        "Answered well",
                                        Cell.share(score.answered(), withData, NO_DATA),
                                        Format.percent(1))
                                .withNote(score.answered() + " of " + withData + " questions with data")
                                .withStatus(score.blocked() > 0 ? Status.BAD : Status.NEUTRAL),
                        KeyFigure.of("Blockers", Cell.number(blockers), Format.number(0))
                                .withNote("in " + Cells.count(score.blocked(), "question"))
                                .withStatus(blockers > 0 ? Status.BAD : Status.NEUTRAL),
                        KeyFigure.of("Not applicable", Cell.number(score.notApplicable()), Format.number(0)))
                .build();
    }

    static Section blockers(ReadinessAssessment state, AskedQuestions asked) {
        Table.Builder table = Table.builder("What stands against a good answer")
                .columns(
                        Column.text("Question"),
                        Column.text("Owner"),
                        Column.text("Record"),
                        Column.text("What is wrong"),
                        Column.text("What to do"))
                .whenEmpty("Nothing stands against a good answer.");
        Section.Builder section = Section.builder("Blockers");
        for (Answer answer : state.answers()) {
            Optional<Question> question = asked.of(answer);
            for (Blocker blocker : answer.blockers()) {
                table.row(
                        Cell.text(answer.question()),
                        owner(blocker, question),
                        Cells.text(blocker.record(), "none: one is missing"),
                        Cell.text(blocker.what()),
                        Cells.text(question.map(Question::remedy).orElse(""), "not in the built-in questions"));
            }
            cut(section, answer.question(), "blockers", answer.blockers().size(), answer.blocked());
        }
        return section.block(table.build()).build();
    }

    private static Cell owner(Blocker blocker, Optional<Question> question) {
        return blocker.owner() == null
                ? Cell.noData("nobody is named"
                        + question.map(asked -> "; role " + asked.role() + " answers for it")
                                .orElse(""))
                : Cell.text(blocker.owner());
    }

    /** An assessment keeps the first of long lists; what it does not keep is said. */
    private static void cut(Section.Builder section, String question, String what, long shown, long all) {
        if (shown < all) {
            section.paragraph("Question " + question + ": " + shown + " of " + all + " " + what
                    + " are named, in the order of their ids; the assessment keeps no more. The records themselves tell"
                    + " the others.");
        }
    }

    static Section questions(ReadinessAssessment state, AskedQuestions asked) {
        Table.Builder table = Table.builder("Every question")
                .columns(
                        Column.text("Id"),
                        Column.text("Step"),
                        Column.text("Clause"),
                        Column.text("Question"),
                        Column.status("Answer"),
                        Column.text("n of N"),
                        Column.text("Because"))
                .whenEmpty("No question was asked.");
        for (Answer answer : state.answers()) {
            Optional<Question> question = asked.of(answer);
            table.row(
                    Cell.text(answer.question()),
                    Cells.text(question.map(Question::step).orElse(null), "not a built-in question"),
                    Cells.text(question.map(Question::clause).orElse(null), "not a built-in question"),
                    Cells.text(question.map(Question::text).orElse(null), "not a built-in question"),
                    outcome(answer.outcome()),
                    looked(answer),
                    Cells.text(answer.note(), answer.blocked() > 0 ? "see the blockers" : "see the evidence"));
        }
        return Section.builder("Questions").block(table.build()).build();
    }

    private static Cell outcome(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Cell.status(Status.OK, "answered");
            case BLOCKED -> Cell.status(Status.BAD, "blocked");
            case NO_DATA -> Cell.status(Status.WARNING, "no data");
            case NOT_APPLICABLE -> Cell.status(Status.NEUTRAL, "not applicable");
        };
    }

    private static Cell looked(Answer answer) {
        return switch (answer.outcome()) {
            case ANSWERED, BLOCKED ->
                answer.of() == 0 ? Cell.noData("nothing was due") : Cell.text(answer.met() + " of " + answer.of());
            case NO_DATA -> Cell.noData("no record");
            case NOT_APPLICABLE -> Cell.noData("not asked");
        };
    }

    static Section evidence(ReadinessAssessment state) {
        Table.Builder table = Table.builder("Records that show what they should, at the version that was looked at")
                .columns(
                        Column.text("Question"),
                        Column.text("Record type"),
                        Column.text("Id"),
                        Column.number("Version", 0))
                .whenEmpty("No record shows what it should.");
        Section.Builder section = Section.builder("Evidence");
        for (Answer answer : state.answers()) {
            for (EvidenceItem item : answer.evidence()) {
                table.row(
                        Cell.text(answer.question()),
                        Cell.text(item.type()),
                        Cell.text(item.id()),
                        Cell.number(item.version()));
            }
            cut(
                    section,
                    answer.question(),
                    "records of evidence",
                    answer.evidence().size(),
                    answer.met());
        }
        return section.block(table.build()).build();
    }

    static Section limitations(ReadinessAssessment state, AskedQuestions asked) {
        Section.Builder section = Section.builder("Limitations and definitions")
                .paragraph("Questions: set " + state.questionSet() + ", SHA-256 " + state.questionsSha256() + "."
                        + (asked.words().isPresent()
                                ? ""
                                : " It is not the built-in set of this version, so the words, steps and clauses of its"
                                        + " questions are not shown."))
                .paragraph("Coverage: questions with data, of those that apply. A question without data counts for no"
                        + " score. Answered well: no record stands against it, of the questions with data. The assessment"
                        + " speaks of the records as of " + state.asOf()
                        + " and of nothing else; what was changed later"
                        + " is in another assessment.");
        if (state.status() == ReadinessStatus.ACKNOWLEDGED) {
            section.paragraph(
                    "Senior management took note of it on " + state.header().endedOn() + "; the trail says who.");
        }
        return section.build();
    }
}
