package io.github.qms4j.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * What a version of a document says, while it is written.
 *
 * @param content the text, as {@link Documents#put} returned it
 * @param changes what is new in it and why
 * @param training whether people are trained before it comes into force
 */
public record VersionDraft(
        Content content,
        @NotBlank @Size(max = VersionDraft.MAX_TEXT) String changes,
        TrainingNeed training) {
    /** The longest description of changes, in characters. */
    public static final int MAX_TEXT = 10_000;

    public VersionDraft {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(changes, "changes");
        Objects.requireNonNull(training, "training");
    }

    /** A text for which people are trained first. */
    public static VersionDraft of(Content content, String changes) {
        return new VersionDraft(content, changes, TrainingNeed.first());
    }

    /** The same text, for which nobody needs training. */
    public VersionDraft withoutTraining(String rationale) {
        return new VersionDraft(content, changes, TrainingNeed.none(rationale));
    }
}
