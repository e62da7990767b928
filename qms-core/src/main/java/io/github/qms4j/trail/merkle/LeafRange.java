package io.github.qms4j.trail.merkle;

/** The leaves from {@code from} to before {@code to} that make one subtree of the recursion of RFC 6962, section 2.1. */
record LeafRange(long from, long to) {
    /** More leaves than any log has; sums of sizes stay within a {@code long}. */
    static final long MAX_SIZE = 1L << 62;

    boolean isSingle() {
        return to - from == 1;
    }

    LeafRange left() {
        return new LeafRange(from, split());
    }

    LeafRange right() {
        return new LeafRange(split(), to);
    }

    /** Where the right part begins: the left one has the largest power of two of leaves that leaves some to the right. */
    long split() {
        return from + Long.highestOneBit(to - from - 1);
    }

    /** The hash of the range, from the complete subtrees that it consists of. */
    Hash hash(SubtreeHashes subtrees) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.at(level, from >>> level);
        }
        return Hash.node(left().hash(subtrees), right().hash(subtrees));
    }

    static void requireSize(String what, long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException(what + " " + size + " is outside 0 to 2^62");
        }
    }
}
