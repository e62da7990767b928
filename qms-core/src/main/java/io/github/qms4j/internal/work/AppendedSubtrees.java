package io.github.qms4j.internal.work;

import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import io.github.qms4j.trail.merkle.SubtreeHashes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The subtrees that prove that a log grew by some leaves: the peaks that it had before, and what follows from the leaves.
 * So the proof needs nothing that is stored besides.
 */
final class AppendedSubtrees implements SubtreeHashes {
    private final long oldSize;
    private final Map<Long, Hash> peaks = new HashMap<>();
    private final List<Hash> leaves;

    AppendedSubtrees(MerkleFrontier before, List<Hash> leaves) {
        this.oldSize = before.size();
        this.leaves = leaves;
        long end = 0;
        for (Hash peak : before.peaks()) {
            end += Long.highestOneBit(oldSize - end);
            peaks.put(end, peak);
        }
    }

    /** Asked for a part of what was there before, it has the peaks alone. */
    @Override
    public Hash at(int level, long index) {
        long end = (index + 1) << level;
        if (end <= oldSize) {
            Hash peak = peaks.get(end);
            if (peak == null) {
                throw new IllegalArgumentException("a proof of growth needs no subtree that ends at leaf " + end);
            }
            return peak;
        }
        return level == 0
                ? leaves.get((int) (index - oldSize))
                : Hash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }
}
