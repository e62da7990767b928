package io.github.qms4j.reporting.assurance;

import io.github.qms4j.readiness.Answer;
import io.github.qms4j.readiness.Outcome;
import io.github.qms4j.readiness.ReadinessAssessment;
import io.github.qms4j.readiness.Score;
import java.util.List;
import java.util.stream.Collectors;

/** How ready the organisation was, in the sentences that stand first. */
final class ReadinessConclusion {
    private ReadinessConclusion() {}

    static String of(ReadinessAssessment state) {
        return verdict(state.score()) + " " + coverage(state.score())
                + named(" Blocked: ", state.answers(), Outcome.BLOCKED)
                + named(" Without data: ", state.answers(), Outcome.NO_DATA);
    }

    /** "Ready" only where every question that applies was answered well. */
    static String verdict(Score score) {
        if (score.answered() + score.blocked() + score.withoutData() == 0) {
            return "No verdict: no question applies.";
        }
        if (score.answered() + score.blocked() == 0) {
            return "No verdict: there are no data for any question.";
        }
        if (score.blocked() > 0) {
            return "Not ready: " + score.blocked() + " of "
                    + Cells.count(score.answered() + score.blocked(), "question") + " with data "
                    + (score.blocked() == 1 ? "is" : "are") + " blocked.";
        }
        return score.withoutData() > 0
                ? "No blocker, and no verdict on the whole: there are questions without data."
                : "Ready: every question that applies is answered well.";
    }

    static String coverage(Score score) {
        long withData = score.answered() + score.blocked();
        return "Coverage: " + withData + " of " + Cells.count(withData + score.withoutData(), "question")
                + " that apply"
                + score.coverage().map(share -> " (" + share + " %)").orElse("") + "; not applicable: "
                + score.notApplicable() + ".";
    }

    private static String named(String heading, List<Answer> answers, Outcome outcome) {
        String ids = answers.stream()
                .filter(answer -> answer.outcome() == outcome)
                .map(Answer::question)
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : heading + ids + ".";
    }
}
