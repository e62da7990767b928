package io.github.qms4j.trail.custody;

import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.Optional;

/**
 * A place outside the database, and outside the reach of those who administer it, that holds checkpoints of logs (rule
 * Every new checkpoint is handed to it when it was signed; a verification of the log asks it for the latest one.
 * {@link DirectoryWitness} is one; a host may have others, such as a document store with write-once retention. May be
 * called from several threads, and on several nodes at once.
 */
public interface CheckpointWitness {
    /**
     * Takes a checkpoint, which is never to be altered or deleted.
     *
     * @throws RuntimeException when it cannot; the log is sealed all the same, the failure is told to whoever sealed it,
     *     and the next sealing tries again if {@link #latest} can tell that the checkpoint is missing
     */
    void accept(SignedCheckpoint checkpoint);

    /**
     * The latest checkpoint of a log that it holds; empty when it holds none, or cannot tell.
     *
     * @param log the origin of the checkpoints
     */
    Optional<SignedCheckpoint> latest(String log);

    /** What it is, for messages and {@code Qms.describe()}, without secrets. */
    default String describe() {
        return getClass().getSimpleName();
    }
}
