package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a change that failed was taken back.
 *
 * @param account what failed and what was done
 * @param restored whether everything is as it was before
 * @param evidence a reference to what shows it
 * @param incident the id of the ticket of the incident that is left; null when everything is as it was
 */
public record BackOut(
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String account,
        boolean restored,
        @NotBlank String evidence,
        @Nullable String incident) {
    public BackOut {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** Everything is as it was before. */
    public static BackOut restored(String account, String evidence) {
        return new BackOut(account, true, evidence, null);
    }

    /** Not everything is as it was before; an incident is left. */
    public static BackOut leaving(String incident, String account, String evidence) {
        return new BackOut(account, false, evidence, Objects.requireNonNull(incident, "incident"));
    }
}
