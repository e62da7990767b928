package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;

/**
 * A major incident to be declared.
 *
 * @param ticket the id of the incident's ticket, such as {@code phone:INC-1}
 * @param impact who suffers and how
 * @param lead the id of who leads its resolution
 * @param nextUpdateBy until when those affected hear of it first; in UTC with milliseconds
 */
public record MajorIncidentDraft(
        @NotBlank String ticket,
        @NotBlank @Size(max = ChangeDraft.MAX_TEXT) String impact,
        @NotBlank String lead,
        Instant nextUpdateBy) {
    public MajorIncidentDraft {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(nextUpdateBy, "nextUpdateBy");
    }

    /** A major incident. */
    public static MajorIncidentDraft of(String ticket, String impact, String lead, Instant nextUpdateBy) {
        return new MajorIncidentDraft(ticket, impact, lead, nextUpdateBy);
    }
}
