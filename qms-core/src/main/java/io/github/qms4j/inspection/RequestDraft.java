package io.github.qms4j.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * What an inspector asks for.
 *
 * @param text in the inspector's words
 * @param askedBy the printed name of the inspector
 * @param priority how soon it is wanted
 */
public record RequestDraft(
        @NotBlank @Size(max = RequestDraft.MAX_TEXT) String text,
        @NotBlank @Size(max = 200) String askedBy,
        Priority priority) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 10_000;

    public RequestDraft {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(askedBy, "askedBy");
        Objects.requireNonNull(priority, "priority");
    }

    /** A request of normal priority. */
    public static RequestDraft of(String text, String askedBy) {
        return new RequestDraft(text, askedBy, Priority.NORMAL);
    }

    /** The same of another priority. */
    public RequestDraft as(Priority newPriority) {
        return new RequestDraft(text, askedBy, newPriority);
    }
}
