package io.github.qms4j.document;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * Whether people must be trained before a version comes into force (rule DOC-2; ISO 9001:2015 7.2). The author says it in
 * the draft, and the approvers approve it with the text.
 *
 * @param needed whether they must
 * @param rationale why not; may be blank when they must
 */
public record TrainingNeed(boolean needed, String rationale) {
    /** The longest rationale, in characters. */
    public static final int MAX_TEXT = 2_000;

    public TrainingNeed {
        Objects.requireNonNull(rationale, "rationale");
        if ((!needed && rationale.isBlank()) || rationale.length() > MAX_TEXT) {
            throw InvalidInputException.of(
                    "training for a document",
                    "rationale",
                    rationale,
                    "is blank or longer than " + MAX_TEXT + " characters",
                    "say why nobody needs training, or ask for it");
        }
    }

    /** People are trained first. */
    public static TrainingNeed first() {
        return new TrainingNeed(true, "");
    }

    /** Nobody needs training, for a reason. */
    public static TrainingNeed none(String rationale) {
        return new TrainingNeed(false, rationale);
    }
}
