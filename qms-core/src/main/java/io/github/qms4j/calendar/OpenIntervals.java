package io.github.qms4j.calendar;

import java.util.List;

/**
 * Disjoint open intervals with their running total, in milliseconds of the epoch. Position {@code p} on the open time
 * is the instant by which {@code p} milliseconds have been open.
 */
final class OpenIntervals {
    /** No instant: there is no opening, or not so much open time. */
    static final long NONE = Long.MAX_VALUE;

    private final int count;
    private final long[] starts;
    private final long[] openBefore;
    private final FloorIndex byStart;
    private final FloorIndex byOpenBefore;

    /** @param merged disjoint, not touching, in order */
    OpenIntervals(List<Interval> merged) {
        count = merged.size();
        starts = new long[count];
        openBefore = new long[count + 1];
        for (int i = 0; i < count; i++) {
            Interval interval = merged.get(i);
            starts[i] = interval.start();
            openBefore[i + 1] = openBefore[i] + interval.end() - interval.start();
        }
        byStart = new FloorIndex(starts, count);
        byOpenBefore = new FloorIndex(openBefore, count);
    }

    /** All open time. */
    long total() {
        return openBefore[count];
    }

    /** The open time before this instant. */
    long openBefore(long instant) {
        int i = byStart.floor(instant);
        return i < 0 ? 0 : Math.min(openBefore[i] + instant - starts[i], openBefore[i + 1]);
    }

    /** The earliest instant by which so much time has been open: a window's end rather than the next one's start. */
    long earliestAt(long position) {
        return position > total() ? NONE : at(byOpenBefore.floor(position - 1), position);
    }

    /** The start of the open millisecond that follows this position: the next window's start rather than an end. */
    long openMilliAt(long position) {
        return position >= total() ? NONE : at(byOpenBefore.floor(position), position);
    }

    boolean isOpen(long instant) {
        int i = byStart.floor(instant);
        return i >= 0 && instant - starts[i] < openBefore[i + 1] - openBefore[i];
    }

    /** The instant itself when open, otherwise the next start; {@link #NONE} after the last interval. */
    long nextOpen(long instant) {
        if (isOpen(instant)) {
            return instant;
        }
        int next = byStart.floor(instant) + 1;
        return next < count ? starts[next] : NONE;
    }

    private long at(int i, long position) {
        return starts[i] + position - openBefore[i];
    }
}
