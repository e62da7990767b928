package io.github.qms4j.training;

import java.util.Objects;

/**
 * The questions of assessments with their right answers, in editions that stay (rule TRN-2).
 *
 * @param editions what it said from when on
 */
public record QuestionBank(Editions<QuestionBankContent> editions) {
    public QuestionBank {
        Objects.requireNonNull(editions, "editions");
    }
}
