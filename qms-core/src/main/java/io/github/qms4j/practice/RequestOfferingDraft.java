package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What users can ask for, and how it is fulfilled.
 *
 * @param name as users read it
 * @param owner the id of who answers for the offering
 * @param needsApproval whether somebody approves each request
 * @param steps what is done to fulfil one, each with a name of its own
 */
public record RequestOfferingDraft(
        @NotBlank @Size(max = 300) String name,
        @NotBlank String owner,
        boolean needsApproval,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 300) String> steps) {
    public RequestOfferingDraft {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        steps = steps.stream().distinct().toList();
    }

    /** An offering that is fulfilled as soon as it is asked for. */
    public static RequestOfferingDraft of(String name, String owner, String... steps) {
        return new RequestOfferingDraft(name, owner, false, Arrays.asList(steps));
    }

    /** The same, where somebody approves each request. */
    public RequestOfferingDraft withApproval() {
        return new RequestOfferingDraft(name, owner, true, steps);
    }
}
