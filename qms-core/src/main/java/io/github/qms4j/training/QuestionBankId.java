package io.github.qms4j.training;

import io.github.qms4j.record.RecordId;

/**
 * The number of a question bank, such as {@code QB-2026-0001}.
 *
 * @param value the id itself
 */
public record QuestionBankId(String value) implements RecordId {
    private static final String TYPE = "question-bank";

    public QuestionBankId {
        RecordId.check(TYPE, value);
    }

    /** An id as a host or a screen gives it. */
    public static QuestionBankId of(String value) {
        return new QuestionBankId(value);
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return value;
    }
}
