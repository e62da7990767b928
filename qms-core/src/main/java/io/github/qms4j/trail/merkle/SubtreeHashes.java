package io.github.qms4j.trail.merkle;

import java.util.List;

/**
 * The hashes of the complete subtrees of a log, from wherever they are kept. A subtree that is complete never changes
 * again, so its hash can be stored or recomputed at any time.
 *
 * <p>Proofs ask only for complete subtrees that lie wholly within the tree they are about; what an implementation does
 * when asked for another is its own affair.
 */
@FunctionalInterface
public interface SubtreeHashes {
    /**
     * The root of the subtree over the leaves from {@code index * 2^level} to before {@code (index + 1) * 2^level}.
     *
     * @param level 0 for the leaves themselves, at most 62
     * @param index position among the subtrees of that level, from 0
     */
    Hash at(int level, long index);

    /**
     * The subtrees of a log whose leaves are at hand, for a host that verifies or proves without a store. All of them are
     * worked out at once, in time and memory of twice the leaves. Asking for a subtree that is not complete is an
     * {@link IllegalArgumentException}.
     *
     * @param leaves the leaf hashes of the whole log, in its order; copied
     */
    static SubtreeHashes of(List<Hash> leaves) {
        return new LeafList(leaves);
    }
}
