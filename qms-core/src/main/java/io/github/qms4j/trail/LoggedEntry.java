package io.github.qms4j.trail;

import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.Hash;
import io.github.qms4j.trail.merkle.InclusionProof;
import java.util.Objects;

/**
 * A trail entry with the proof that it is in the log.
 *
 * @param entry the entry
 * @param proof its place, and the path from it to the root of the checkpoint
 * @param checkpoint the log that it is in
 */
public record LoggedEntry(TrailEntry entry, InclusionProof proof, SignedCheckpoint checkpoint) {
    public LoggedEntry {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(checkpoint, "checkpoint");
    }

    /** Whether the proof holds. Whether the checkpoint is signed by the log is a question of its own. */
    public boolean isProved() {
        return proof.treeSize() == checkpoint.checkpoint().size()
                && proof.proves(
                        Hash.ofHex(entry.hash()), checkpoint.checkpoint().root());
    }
}
