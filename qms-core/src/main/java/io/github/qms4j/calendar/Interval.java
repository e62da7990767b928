package io.github.qms4j.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A half-open span of the time line, in milliseconds of the epoch. */
record Interval(long start, long end) {

    /** The same instants as the fewest spans, in order. */
    static List<Interval> merge(Collection<Interval> intervals) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next : intervals.stream()
                .sorted(Comparator.comparingLong(Interval::start))
                .toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && next.start <= merged.get(last).end) {
                Interval open = merged.get(last);
                merged.set(last, new Interval(open.start, Math.max(open.end, next.end)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
