package io.github.qms4j.reporting.assurance;

import io.github.qms4j.readiness.Answer;
import io.github.qms4j.readiness.Question;
import io.github.qms4j.readiness.QuestionSet;
import io.github.qms4j.readiness.ReadinessAssessment;
import java.util.Optional;

/**
 * The questions of an assessment, word by word where they are the built-in ones: an assessment keeps the hash of its
 * questions and not their words.
 *
 * @param words what was asked; empty when it was another set, or another edition of the built-in one
 */
record AskedQuestions(Optional<QuestionSet> words) {
    static AskedQuestions of(ReadinessAssessment assessment) {
        return new AskedQuestions(
                Optional.of(QuestionSet.builtIn()).filter(set -> set.sha256().equals(assessment.questionsSha256())));
    }

    Optional<Question> of(Answer answer) {
        return words.flatMap(set -> set.find(answer.question()));
    }
}
