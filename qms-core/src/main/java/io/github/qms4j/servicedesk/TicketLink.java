package io.github.qms4j.servicedesk;

import java.util.Objects;

/**
 * A link from one ticket to another, such as from an incident to its problem.
 *
 * @param kind what the other ticket is to this one
 * @param reference the other ticket's reference
 */
public record TicketLink(Kind kind, String reference) {
    public TicketLink {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
    }

    /** What the other ticket is. */
    public enum Kind {
        /** The problem behind an incident. */
        PROBLEM,
        /** The change that solves it. */
        CHANGE,
        /** The change that caused it. */
        CAUSED_BY,
        /** An earlier ticket about the same. */
        DUPLICATE_OF
    }
}
