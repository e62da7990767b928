package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.servicedesk.TicketLink;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of an export as it was understood, refilled for each row. Instants are in milliseconds since 1970-01-01T00:00Z. */
final class TicketRow {
    static final long NEVER = DatePattern.NO_DATE;

    long line;
    String reference = "";
    /** As the file has it; the same unless separators were taken out of it. */
    String writtenReference = "";

    TicketKind kind = TicketKind.INCIDENT;

    @Nullable
    String title;

    @Nullable
    String service;

    @Nullable
    String category;

    @Nullable
    String impact;

    @Nullable
    String urgency;

    @Nullable
    String priority;

    @Nullable
    String group;

    @Nullable
    String assignee;

    @Nullable
    SourceState state;

    /** When what it shows happened, once the rows of its ticket are in order. */
    long at;

    long updatedAt;
    long openedAt;
    long respondedAt;
    long resolvedAt;
    long closedAt;
    /** How much later the second occurrence of each time is; 0 when it occurs once. */
    long updatedRepeat;

    long respondedRepeat;
    long resolvedRepeat;
    long closedRepeat;
    /** −1 when the source does not say. */
    int reopenCount;

    int reassignmentCount;
    /** By the slots of the mapping, in milliseconds; {@link DurationFormat#NONE} when the source does not say. */
    long[] waited = {};

    @Nullable
    String[] dimensions = {};

    @Nullable
    Boolean recordedSlaMet;

    @Nullable
    String problem;

    @Nullable
    String change;

    @Nullable
    String causedBy;

    /**
     * A time, in its second occurrence when that does not go back behind another time and the first one does.
     *
     * @param floor the time it cannot be before
     */
    static long forward(long time, long repeat, long floor) {
        return time < floor && repeat > 0 && time + repeat >= floor ? time + repeat : time;
    }

    void noteReference(Adjustments adjustments) {
        if (!writtenReference.equals(reference)) {
            adjustments.note(Kind.REFERENCE_SEPARATORS, writtenReference, reference);
        }
    }

    /** A ticket with what this row says about it, and no event yet. */
    Ticket.Builder ticket(TicketExportMapping mapping, @Nullable String initialPriority) {
        Ticket.Builder ticket = Ticket.builder(mapping.source(), reference, kind)
                .title(title)
                .service(service)
                .category(category)
                .impactAndUrgency(impact, urgency)
                .priority(initialPriority)
                .recordedSlaMet(recordedSlaMet)
                .recordedReopenCount(reopenCount < 0 ? null : reopenCount)
                .recordedReassignmentCount(reassignmentCount < 0 ? null : reassignmentCount);
        List<String> names = mapping.dimensions();
        for (int i = 0; i < names.size(); i++) {
            String value = dimensions[i];
            if (value != null) {
                ticket.dimension(names.get(i), value);
            }
        }
        link(ticket, TicketLink.Kind.PROBLEM, problem);
        link(ticket, TicketLink.Kind.CHANGE, change);
        link(ticket, TicketLink.Kind.CAUSED_BY, causedBy);
        return ticket;
    }

    private static void link(Ticket.Builder ticket, TicketLink.Kind kind, @Nullable String other) {
        if (other != null) {
            ticket.link(new TicketLink(kind, other));
        }
    }
}
