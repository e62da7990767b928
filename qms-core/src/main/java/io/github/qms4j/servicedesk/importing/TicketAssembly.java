package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a ticket from the rows of one reference; used again for the next one. */
interface TicketAssembly {
    /** Forgets the ticket before. */
    void begin();

    /**
     * Takes a row; the row may be kept until {@link #begin}, so that the next one must be another object.
     *
     * @return null, or why the row cannot be part of the ticket: its field, value and reason
     */
    @Nullable
    Refusal add(TicketRow row);

    /** The ticket of the rows so far; at least one was taken. */
    Ticket finish();

    /** What was moved or left out to make it; empty when the rows do not contradict each other. */
    List<String> changes();

    /** Whether the source counts another number of reopenings. */
    boolean reopenCountDiffers();

    /** Why a row that was understood is no part of its ticket. */
    record Refusal(Field field, String value, String reason) {}
}
