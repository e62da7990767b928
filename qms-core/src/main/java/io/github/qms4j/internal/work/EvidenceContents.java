package io.github.qms4j.internal.work;

import java.util.SortedMap;
import java.util.TreeMap;

/** What a pack has of each record type, counted while it is written. */
final class EvidenceContents {
    private final SortedMap<String, Counts> byType = new TreeMap<>();

    /** How many there are of one type; grows. */
    static final class Counts {
        private long records;
        private long entries;
        private long refusals;
        private long reads;
        private long disposed;

        long records() {
            return records;
        }

        /** Changes, and batches in which some were created. */
        long entries() {
            return entries;
        }

        long refusals() {
            return refusals;
        }

        long reads() {
            return reads;
        }

        /** Records of which a tombstone is in the pack. */
        long disposed() {
            return disposed;
        }

        private void add(Counts other) {
            records += other.records;
            entries += other.entries;
            refusals += other.refusals;
            reads += other.reads;
            disposed += other.disposed;
        }
    }

    private Counts of(String type) {
        return byType.computeIfAbsent(type, any -> new Counts());
    }

    /** Whether it is the first of its type. */
    boolean record(String type) {
        return of(type).records++ == 0;
    }

    void entry(String type) {
        of(type).entries++;
    }

    void refusal(String type) {
        of(type).refusals++;
    }

    void read(String type) {
        of(type).reads++;
    }

    void disposed(String type) {
        of(type).disposed++;
    }

    SortedMap<String, Counts> byType() {
        return byType;
    }

    Counts total() {
        Counts total = new Counts();
        byType.values().forEach(total::add);
        return total;
    }
}
