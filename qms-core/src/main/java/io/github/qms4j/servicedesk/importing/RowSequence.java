package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a ticket into the order in which they came about. Rows of the same time keep the order of the file,
 * forwards or backwards as the ticket's other rows stand, or else those of the tickets before it.
 */
final class RowSequence {
    private final @Nullable RowOrder declared;
    /** Over all tickets: in how many neighbours time goes on, less in how many it goes back. */
    private long forwards;

    RowSequence(@Nullable RowOrder declared) {
        this.declared = declared;
    }

    /**
     * Orders rows, and says when each came about.
     *
     * @param rows as they stand in the file; reordered
     */
    void order(List<TicketRow> rows, Adjustments adjustments) {
        boolean backwards = isBackwards(rows, adjustments);
        if (backwards) {
            Collections.reverse(rows);
        }
        if (!goesForward(rows, adjustments)) {
            adjustments.note(Kind.ROWS_SORTED, firstBack(rows), TicketRow.NEVER);
            rows.sort(Comparator.comparingLong(row -> row.at));
        } else if (backwards && declared == null) {
            adjustments.note(Kind.ROWS_SORTED, rows.get(0).at, TicketRow.NEVER);
        }
    }

    private boolean isBackwards(List<TicketRow> rows, Adjustments adjustments) {
        if (declared != null) {
            return declared == RowOrder.NEWEST_FIRST;
        }
        int on = 0;
        int back = 0;
        boolean differing = false;
        for (int i = 1; i < rows.size(); i++) {
            TicketRow before = rows.get(i - 1);
            TicketRow row = rows.get(i);
            // In an hour that occurs twice, time seems to go back where it does not.
            on += before.updatedAt + before.updatedRepeat < row.updatedAt ? 1 : 0;
            back += before.updatedAt > row.updatedAt + row.updatedRepeat ? 1 : 0;
            differing |= before.state == null || !before.state.equals(row.state);
        }
        long soFar = forwards;
        forwards += on - back;
        if (on != back) {
            return back > on;
        }
        if (on == 0 && differing && soFar == 0) {
            adjustments.note(Kind.ROW_ORDER_ASSUMED, rows.get(0).updatedAt, rows.get(0).updatedAt);
        }
        return on == 0 && soFar < 0;
    }

    /** Sets the time of each row; whether none goes back. */
    private static boolean goesForward(List<TicketRow> rows, Adjustments adjustments) {
        long before = Long.MIN_VALUE;
        boolean forward = true;
        for (TicketRow row : rows) {
            row.at = TicketRow.forward(row.updatedAt, row.updatedRepeat, Math.max(before, rows.get(0).openedAt));
            if (row.at != row.updatedAt) {
                adjustments.note(Kind.REPEATED_HOUR, row.updatedAt, row.at);
            }
            forward &= row.at >= before;
            before = row.at;
        }
        return forward;
    }

    private static long firstBack(List<TicketRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).at < rows.get(i - 1).at) {
                return rows.get(i).at;
            }
        }
        return rows.get(0).at;
    }
}
