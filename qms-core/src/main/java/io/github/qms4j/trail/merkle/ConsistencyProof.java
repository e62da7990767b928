package io.github.qms4j.trail.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * That a tree begins with the leaves of an earlier one, unaltered and in the same order: hashes from which both roots
 * follow (RFC 6962, section 2.1.2).
 *
 * <p>Each root must come with its size from a checkpoint that is trusted, as for an {@link InclusionProof}.
 *
 * @param oldSize leaves in the earlier tree
 * @param newSize leaves in the later tree, at most 2^62
 * @param path any number of hashes; a wrong number proves nothing. Empty for equal sizes, and for an earlier tree
 *     without leaves, with which every tree begins
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /** @throws IllegalArgumentException when the earlier tree is larger than the later one */
    public ConsistencyProof {
        requireOrder(oldSize, newSize);
        path = List.copyOf(path);
    }

    /**
     * The proof between two sizes of one log, from O(log newSize) subtrees.
     *
     * @throws IllegalArgumentException when the earlier tree is larger than the later one
     */
    public static ConsistencyProof of(SubtreeHashes subtrees, long oldSize, long newSize) {
        requireOrder(oldSize, newSize);
        if (oldSize == 0 || oldSize == newSize) {
            return new ConsistencyProof(oldSize, newSize, List.of());
        }
        List<Hash> fromTop = new ArrayList<>();
        LeafRange range = new LeafRange(0, newSize);
        while (oldSize < range.to()) {
            boolean goesLeft = oldSize <= range.split();
            fromTop.add((goesLeft ? range.right() : range.left()).hash(subtrees));
            range = goesLeft ? range.left() : range.right();
        }
        // A range from the first leaf on is the earlier tree itself, whose root the verifier has.
        if (range.from() > 0) {
            fromTop.add(range.hash(subtrees));
        }
        Collections.reverse(fromTop);
        return new ConsistencyProof(oldSize, newSize, fromTop);
    }

    /**
     * Whether the tree of {@link #newSize()} leaves with the new root begins with that of {@link #oldSize()} leaves with
     * the old root (RFC 9162, section 2.1.4.2).
     */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot) && (newSize > 0 || newRoot.equals(Hash.EMPTY));
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(Hash.EMPTY);
        }
        return !path.isEmpty() && leadsTo(oldRoot, newRoot);
    }

    private boolean leadsTo(Hash oldRoot, Hash newRoot) {
        boolean startsAtOldRoot = Long.bitCount(oldSize) == 1;
        // Up to the largest subtree that ends where the earlier tree ends: both trees share it.
        int shared = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> shared;
        long last = (newSize - 1) >>> shared;
        Hash old = startsAtOldRoot ? oldRoot : path.get(0);
        Hash grown = old;
        for (Hash beside : path.subList(startsAtOldRoot ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = Hash.node(beside, old);
                grown = Hash.node(beside, grown);
                int lonely = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= lonely;
                last >>>= lonely;
            } else {
                grown = Hash.node(grown, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && old.equals(oldRoot) && grown.equals(newRoot);
    }

    private static void requireOrder(long oldSize, long newSize) {
        LeafRange.requireSize("the old size", oldSize);
        LeafRange.requireSize("the new size", newSize);
        if (oldSize > newSize) {
            throw new IllegalArgumentException("a log of " + newSize + " leaves cannot have grown from one of "
                    + oldSize + "; give the smaller size first");
        }
    }
}
