package io.github.qms4j.trail.custody;

import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.Objects;

/**
 * That a log was set back to an earlier or another state, by a decision on record: a backup was restored.
 *
 * @param abandoned the checkpoint that had been signed last
 * @param accepted the checkpoint that the log has grown from since
 * @param act the number of the {@link CustodyAct}, such as {@code CUS-2026-0001}
 */
public record SetBack(SignedCheckpoint abandoned, SignedCheckpoint accepted, String act) {
    public SetBack {
        Objects.requireNonNull(abandoned, "abandoned");
        Objects.requireNonNull(accepted, "accepted");
        Objects.requireNonNull(act, "act");
    }

    /**
     * Whether a checkpoint that the log once had, and has no more, may be of the part that was given up. Since a key store
     * signs no forks, one that is signed and longer than what was accepted can be of no other part.
     */
    public boolean explains(Checkpoint missing) {
        return missing.size() > accepted.checkpoint().size()
                && missing.size() <= abandoned.checkpoint().size();
    }
}
