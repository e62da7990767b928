package io.github.qms4j.readiness;

import io.github.qms4j.access.By;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Header;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How ready the organisation was at an instant (rule INS-3): what was asked, what came of it, and who stands for it. Its
 * answers are never altered; a later look is another assessment.
 *
 * @param header where it stands, and who put it on record
 * @param occasion for which inspection or reason
 * @param asOf the instant that the records were looked at
 * @param questionSet which questions
 * @param questionsSha256 the SHA-256 of these questions, lower-case hexadecimal
 * @param answers one for each question
 * @param signedBy who signed it for quality; null until then
 */
public record ReadinessAssessment(
        Header<ReadinessStatus> header,
        String occasion,
        Instant asOf,
        String questionSet,
        String questionsSha256,
        List<Answer> answers,
        @Nullable By signedBy) {
    public ReadinessAssessment {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(questionSet, "questionSet");
        Objects.requireNonNull(questionsSha256, "questionsSha256");
        answers = List.copyOf(answers);
    }

    static ReadinessAssessment recorded(String occasion, Instant asOf, QuestionSet set, List<Answer> answers, Act act) {
        return new ReadinessAssessment(
                Header.opened(ReadinessStatus.RECORDED, act), occasion, asOf, set.id(), set.sha256(), answers, null);
    }

    public ReadinessStatus status() {
        return header.status();
    }

    /** How ready, with its coverage. */
    public Score score() {
        return Score.of(answers);
    }

    /** The answer to a question; empty when it was not asked. */
    public Optional<Answer> answer(String question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .findFirst();
    }

    ReadinessAssessment withHeader(Header<ReadinessStatus> newHeader) {
        return new ReadinessAssessment(newHeader, occasion, asOf, questionSet, questionsSha256, answers, signedBy);
    }

    ReadinessAssessment signed(Act act) {
        return new ReadinessAssessment(header, occasion, asOf, questionSet, questionsSha256, answers, act.by());
    }
}
