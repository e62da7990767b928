package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a ticket from the rows of one reference; used again for the next one. */
interface TicketAssembly {
    /** Forgets the ticket before. */
    void begin();

    /** A row to be filled; it is part of the ticket when {@link #add} follows. */
    TicketRow blank();

    /**
     * Takes the row that was given last.
     *
     * @return null, or why it cannot be part of the ticket whatever follows
     */
    @Nullable
    Refusal add();

    /**
     * The ticket of the rows so far.
     *
     * @param refusals is told of rows that turn out not to be part of it
     * @return null when none of them is
     */
    @Nullable
    Ticket finish(Consumer<Refusal> refusals);

    /** The line of the row that tells about the ticket last. */
    long lastLine();

    /** What was put right or derived to make it. */
    Adjustments adjustments();

    /** Whether the source counts another number of reopenings than its rows show. */
    boolean reopenCountDiffers();

    /** Why a row that was understood is no part of its ticket. */
    record Refusal(long line, Field field, String value, String reason) {}
}
