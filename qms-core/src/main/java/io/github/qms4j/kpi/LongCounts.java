package io.github.qms4j.kpi;

import java.util.Arrays;

/**
 * How often each value occurred: enough for exact order statistics, and mergeable. Memory grows with the number of
 * distinct values, not with the number of values. Open addressing over primitive arrays.
 */
final class LongCounts {
    private static final int INITIAL = 16;

    private long[] values = new long[INITIAL];
    private int[] counts = new int[INITIAL];
    private int distinct;
    private long total;

    void add(long value) {
        add(value, 1);
    }

    private void add(long value, int times) {
        if (distinct * 2 >= values.length) {
            grow();
        }
        int i = slot(value);
        if (counts[i] == 0) {
            values[i] = value;
            distinct++;
        }
        counts[i] = Math.addExact(counts[i], times);
        total += times;
    }

    private int slot(long value) {
        int mask = values.length - 1;
        int i = Long.hashCode(value * 0x9E3779B97F4A7C15L) & mask;
        while (counts[i] != 0 && values[i] != value) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldValues = values;
        int[] oldCounts = counts;
        values = new long[oldValues.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldValues[i]);
                values[slot] = oldValues[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    void addAll(LongCounts other) {
        for (int i = 0; i < other.values.length; i++) {
            if (other.counts[i] != 0) {
                add(other.values[i], other.counts[i]);
            }
        }
    }

    long total() {
        return total;
    }

    /**
     * The values at given ranks.
     *
     * @param ranks from 1 to {@link #total()}, ascending
     */
    long[] atRanks(long... ranks) {
        long[] sorted = new long[distinct];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts[i] != 0) {
                sorted[n++] = values[i];
            }
        }
        Arrays.sort(sorted);
        long[] found = new long[ranks.length];
        long below = 0;
        int next = 0;
        for (long value : sorted) {
            below += counts[slot(value)];
            while (next < ranks.length && ranks[next] <= below) {
                found[next++] = value;
            }
        }
        return found;
    }
}
