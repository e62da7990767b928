package io.github.qms4j.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service request to be raised.
 *
 * @param offering what is asked for
 * @param requestedFor the id of whom it is for
 * @param details what the fulfilment needs to know; may be blank
 * @param ticket the id of the ticket by which it came in, such as {@code phone:REQ-1}; null for none
 */
public record ServiceRequestDraft(
        RequestOfferingId offering,
        @NotBlank String requestedFor,
        @Size(max = ChangeDraft.MAX_TEXT) String details,
        @Nullable String ticket) {
    public ServiceRequestDraft {
        Objects.requireNonNull(offering, "offering");
        Objects.requireNonNull(requestedFor, "requestedFor");
        Objects.requireNonNull(details, "details");
    }

    /** A request that came in without a ticket. */
    public static ServiceRequestDraft of(RequestOfferingId offering, String requestedFor, String details) {
        return new ServiceRequestDraft(offering, requestedFor, details, null);
    }

    /** The same by a ticket. */
    public ServiceRequestDraft by(String newTicket) {
        return new ServiceRequestDraft(offering, requestedFor, details, newTicket);
    }
}
