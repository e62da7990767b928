package io.github.qms4j.trail.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to be known of a tree to append to it and to name its root: the roots of the complete subtrees of which it
 * consists, one for each 1 in the binary form of its size. Immutable; at most 62 hashes.
 */
public final class MerkleFrontier {
    private static final MerkleFrontier NO_LEAVES = new MerkleFrontier(0, List.of());

    private final long size;
    private final List<Hash> peaks;

    private MerkleFrontier(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /** The tree without leaves. */
    public static MerkleFrontier empty() {
        return NO_LEAVES;
    }

    /**
     * A tree that was built before.
     *
     * @param size its leaves, at most 2^62
     * @param peaks the roots of its complete subtrees, the largest first
     * @throws IllegalArgumentException when a tree of that size has another number of peaks
     */
    public static MerkleFrontier of(long size, List<Hash> peaks) {
        LeafRange.requireSize("the size", size);
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has " + Long.bitCount(size)
                    + " peaks, one for each 1 in the binary form of its size; given were " + peaks.size());
        }
        return new MerkleFrontier(size, List.copyOf(peaks));
    }

    /** The frontier of the first {@code size} leaves of a log, from its complete subtrees. */
    public static MerkleFrontier of(long size, SubtreeHashes subtrees) {
        LeafRange.requireSize("the size", size);
        List<Hash> peaks = new ArrayList<>();
        long from = 0;
        while (from < size) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(size - from));
            peaks.add(subtrees.at(level, from >>> level));
            from += 1L << level;
        }
        return new MerkleFrontier(size, List.copyOf(peaks));
    }

    /**
     * This tree with one more leaf. For many of them, {@link #appendAll} is cheaper.
     *
     * @throws IllegalArgumentException when the tree has 2^62 leaves
     */
    public MerkleFrontier append(Hash leaf) {
        return appendAll(List.of(leaf));
    }

    /**
     * This tree with more leaves, in the order given.
     *
     * @throws IllegalArgumentException when there would be more than 2^62 leaves
     */
    public MerkleFrontier appendAll(Iterable<Hash> leaves) {
        List<Hash> grown = new ArrayList<>(peaks);
        long leafIndex = size;
        for (Hash leaf : leaves) {
            LeafRange.requireSize("the size", leafIndex + 1);
            Hash merged = leaf;
            // The index has a trailing 1 for each complete subtree on the right that the leaf completes to a larger
            // one.
            for (long rest = leafIndex; (rest & 1) == 1; rest >>>= 1) {
                merged = Hash.node(grown.remove(grown.size() - 1), merged);
            }
            grown.add(merged);
            leafIndex++;
        }
        return new MerkleFrontier(leafIndex, List.copyOf(grown));
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The roots of the complete subtrees, the largest first. */
    public List<Hash> peaks() {
        return peaks;
    }

    /** The root of the tree; {@link Hash#EMPTY} without leaves. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.node(peaks.get(i), root);
        }
        return root;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleFrontier frontier && size == frontier.size && peaks.equals(frontier.peaks);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + peaks.hashCode();
    }

    @Override
    public String toString() {
        return size + " leaves, root " + root();
    }
}
