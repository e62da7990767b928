package io.github.qms4j.trail.custody;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.util.List;
import java.util.Optional;

/**
 * Acts of an actor on the keys of the log, each on record before it is done and in the sealed log afterwards. Each needs
 * a reason.
 */
public interface Custody {
    /**
     * Makes the first key of this tenant's log. Done once, when a system is set up, and once more when a directory of keys
     * is lost for good.
     *
     * @param earlier public keys by which the log was signed before, the oldest first; needed when the log is signed
     * @throws io.github.qms4j.ConfigurationException when the engine was built without a key store
     * @throws io.github.qms4j.RefusedException when the actor may not; the attempt is in the trail
     * @throws io.github.qms4j.InvalidInputException when the log has a key, or was signed with one that is not among the
     *     earlier ones
     */
    CustodyAct createKey(List<CheckpointKey> earlier);

    /** The same, of a log that was never signed. */
    default CustodyAct createKey() {
        return createKey(List.of());
    }

    /**
     * Makes a new key, with which the log is signed from now on.
     *
     * @throws io.github.qms4j.ConfigurationException when the engine was built without a key store
     * @throws io.github.qms4j.RefusedException when the actor may not; the attempt is in the trail
     * @throws io.github.qms4j.InvalidInputException when the log has no key yet
     */
    CustodyAct rotateKey();

    /** The checkpoint that was signed last, as the key store remembers it; empty for a log without a key. */
    Optional<SignedCheckpoint> remembered();

    /**
     * Accepts that the log is not what was signed last: a backup was restored. What was signed after it is given up. The
     * log can be sealed again, and a verification tells for good that this happened.
     *
     * @param abandoned what is given up, as {@link #remembered()} has shown it
     * @throws io.github.qms4j.ConfigurationException when the engine was built without a key store
     * @throws io.github.qms4j.RefusedException when the actor may not; the attempt is in the trail
     * @throws io.github.qms4j.InvalidInputException when the key store remembers another checkpoint, or when the log has
     *     everything that was signed
     */
    CustodyAct acceptRestored(SignedCheckpoint abandoned);

    /** An act by its number, such as {@code CUS-2026-0001}; empty when there is none. */
    Optional<CustodyAct> find(CustodyActId number);
}
