package io.github.qms4j.servicedesk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as it is stored: what it is about, and what happened. */
record TicketState(
        String source,
        String reference,
        TicketKind kind,
        @Nullable String title,
        @Nullable String service,
        @Nullable String category,
        @Nullable String impact,
        @Nullable String urgency,
        @Nullable String initialPriority,
        @Nullable Boolean recordedSlaMet,
        @Nullable String importRun,
        List<TicketLink> links,
        List<TicketEvent> events) {
    TicketState {
        links = List.copyOf(links);
        events = List.copyOf(events);
    }
}
