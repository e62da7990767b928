package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket between its opening and its end, in the order of time, while it can still be moved. */
final class Timeline {
    /** What may happen in between. */
    enum Step {
        ASSIGNED,
        PRIORITISED,
        RESPONDED,
        STARTED,
        SUSPENDED,
        RESUMED,
        RESOLVED,
        REOPENED
    }

    private Step[] steps = new Step[16];
    private long[] instants = new long[16];
    private @Nullable String[] whats = new @Nullable String[16];
    private @Nullable String[] whos = new @Nullable String[16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    long at(int index) {
        return instants[index];
    }

    void move(int index, long instant) {
        instants[index] = instant;
    }

    void add(Step step, long instant) {
        insert(size, step, instant, null, null);
    }

    void add(Step step, long instant, @Nullable String what, @Nullable String who) {
        insert(size, step, instant, what, who);
    }

    /** Adds a step after those that happened before it or at the same time. */
    void addInOrder(Step step, long instant) {
        int index = size;
        while (index > 0 && instants[index - 1] > instant) {
            index--;
        }
        insert(index, step, instant, null, null);
    }

    private void insert(int index, Step step, long instant, @Nullable String what, @Nullable String who) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size * 2);
            instants = Arrays.copyOf(instants, size * 2);
            whats = Arrays.copyOf(whats, size * 2);
            whos = Arrays.copyOf(whos, size * 2);
        }
        int later = size - index;
        System.arraycopy(steps, index, steps, index + 1, later);
        System.arraycopy(instants, index, instants, index + 1, later);
        System.arraycopy(whats, index, whats, index + 1, later);
        System.arraycopy(whos, index, whos, index + 1, later);
        steps[index] = step;
        instants[index] = instant;
        whats[index] = what;
        whos[index] = who;
        size++;
    }

    int lastIndexOf(Step step) {
        int index = size - 1;
        while (index >= 0 && steps[index] != step) {
            index--;
        }
        return index;
    }

    int count(Step step) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += steps[i] == step ? 1 : 0;
        }
        return count;
    }

    /** Moves what happened later to an instant; whether there was any. */
    boolean endBy(long instant) {
        boolean moved = false;
        for (int i = size - 1; i >= 0 && instants[i] > instant; i--) {
            instants[i] = instant;
            moved = true;
        }
        return moved;
    }

    void writeTo(Ticket.Builder ticket) {
        Instant at = Instant.EPOCH;
        for (int i = 0; i < size; i++) {
            at = i > 0 && instants[i] == instants[i - 1] ? at : Instant.ofEpochMilli(instants[i]);
            ticket.event(event(i, at));
        }
    }

    private TicketEvent event(int index, Instant at) {
        String what = whats[index];
        String named = what == null ? "" : what;
        return switch (steps[index]) {
            case ASSIGNED -> new TicketEvent.Assigned(at, what, whos[index]);
            case PRIORITISED -> new TicketEvent.Prioritised(at, named);
            case RESPONDED -> new TicketEvent.Responded(at);
            case STARTED -> new TicketEvent.Started(at);
            case SUSPENDED -> new TicketEvent.Suspended(at, named);
            case RESUMED -> new TicketEvent.Resumed(at);
            case RESOLVED -> new TicketEvent.Resolved(at);
            case REOPENED -> new TicketEvent.Reopened(at);
        };
    }
}
