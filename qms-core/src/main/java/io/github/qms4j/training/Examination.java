package io.github.qms4j.training;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The assessment of a course (rule TRN-2).
 *
 * @param bank where the questions come from; an attempt takes the edition in force when it begins
 * @param questions how many are asked
 * @param passMark the least score that passes, in percent
 * @param attempts how many attempts there are in a cycle
 */
public record Examination(QuestionBankId bank, int questions, BigDecimal passMark, int attempts) {
    public Examination {
        Objects.requireNonNull(bank, "bank");
        Objects.requireNonNull(passMark, "passMark");
    }

    /** An assessment with a pass mark in whole percent. */
    public static Examination of(QuestionBankId bank, int questions, int passMark, int attempts) {
        return new Examination(bank, questions, BigDecimal.valueOf(passMark), attempts);
    }
}
