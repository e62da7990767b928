package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A problem to be opened.
 *
 * @param title what goes wrong
 * @param description what is known of it
 * @param service the service that suffers; may be blank
 * @param incidents the ids of the incidents behind which it is; empty when it was found before it did harm
 */
public record ProblemDraft(
        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String description,
        String service,
        @Size(max = ProblemDraft.MAX_INCIDENTS) List<@NotBlank String> incidents) {
    /** The most incidents; the first ones show it, and who counts all of them queries tickets by their links. */
    public static final int MAX_INCIDENTS = 200;

    public ProblemDraft {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(service, "service");
        incidents = List.copyOf(incidents);
    }

    /** A problem behind incidents, or behind none yet. */
    public static ProblemDraft of(String title, String description, String... incidents) {
        return new ProblemDraft(title, description, "", Arrays.asList(incidents));
    }

    /** The same in a service. */
    public ProblemDraft inService(String newService) {
        return new ProblemDraft(title, description, newService, incidents);
    }
}
