package io.github.qms4j.tck;

import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.MerkleFrontier;
import io.github.qms4j.trail.merkle.SubtreeHashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A log of any length, of which anything can be asked: its checkpoint of a size, and the proof from one size to another.
 * Two logs that branch have the same entries up to there, and none after.
 *
 * @param origin the name of the log
 * @param branch what the entries behind the branching point are of
 * @param common how many entries stand before it
 */
public record GrowingLog(String origin, String branch, int common) {
    /** A log that has branched from none. */
    public static GrowingLog of(String origin) {
        return new GrowingLog(origin, "trunk", 0);
    }

    /** A log that begins as this one does, and then has other entries. */
    public GrowingLog branchingAfter(int entries, String newBranch) {
        return new GrowingLog(origin, newBranch, entries);
    }

    private Hash leaf(int index) {
        String content = (index < common ? "trunk" : branch) + " " + index;
        return Hash.leaf(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Hash> leaves(int size) {
        return IntStream.range(0, size).mapToObj(this::leaf).toList();
    }

    /** The checkpoint of the first entries; without a seal when there are none. */
    public Checkpoint checkpoint(int size) {
        Hash root = MerkleFrontier.empty().appendAll(leaves(size)).root();
        SealLine line = new SealLine(size, Instant.EPOCH.plusSeconds(size), SealLine.NO_PREVIOUS);
        return new Checkpoint(origin, size, root, size == 0 ? List.of() : List.of(line.text()));
    }

    /** The proof that the log of one size begins as that of a smaller one. */
    public ConsistencyProof proof(int from, int to) {
        return ConsistencyProof.of(subtrees(), from, to);
    }

    private SubtreeHashes subtrees() {
        return new SubtreeHashes() {
            @Override
            public Hash at(int level, long index) {
                return level == 0
                        ? leaf((int) index)
                        : Hash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
            }
        };
    }
}
