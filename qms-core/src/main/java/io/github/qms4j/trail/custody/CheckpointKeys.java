package io.github.qms4j.trail.custody;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the keys of logs and remembers what was signed with them. A log has one key to sign with at a time, and keeps the
 * public key of every one it had, so that what was signed stays verifiable.
 *
 * <p>The memory is what protects a log from whoever can write to the database: it must be kept where they cannot write, and
 * the store itself must verify that what it signs is an extension of what it signed last, as a C2SP tlog-witness does.
 * {@link Checkpoint#isExtendedBy} is that rule. All nodes of a host must share one memory. May be called from several
 * threads, and on several nodes at once.
 *
 * <p>{@code create}, {@code rotate} and {@code setBack} are called by {@link Custody}, which puts them on record. A host
 * calls it, and not these.
 *
 * <p>The name of a log is the origin of its checkpoints, valid by {@link CheckpointKey#isName}.
 */
public interface CheckpointKeys {
    /** The current key of a log first, then the earlier ones, the newest first; empty for a log that has none. */
    List<CheckpointKey> all(String log);

    /**
     * The checkpoint that was signed last, of size 0 while nothing was signed; empty for a log that has no key.
     *
     * @throws io.github.qms4j.ConfigurationException when there are keys, and what was signed with them is not known
     */
    Optional<SignedCheckpoint> latest(String log);

    /**
     * Signs the extension of what was signed last, and remembers it before it returns. The checkpoint that was signed
     * last is given out again without a proof being looked at, so that a caller whose answer was lost may ask anew.
     *
     * @param next the checkpoint to sign; of entries that are committed
     * @param proof that the log of the checkpoint signed last is the beginning of this one
     * @return the signature, or what was signed last when {@code next} is not proved to extend it
     * @throws io.github.qms4j.ConfigurationException when the log has no key, or the store cannot be used
     */
    SigningAnswer sign(Checkpoint next, ConsistencyProof proof);

    /**
     * Attests that the engine wrote an entry of the log (rule X-20), with the current key. Nothing is remembered of it.
     *
     * @param log the log
     * @param hash of the entry without its attestation, 64 lower-case hexadecimal digits
     * @throws io.github.qms4j.ConfigurationException when the log has no key, or the store cannot be used
     */
    Attestation attest(String log, String hash);

    /**
     * Makes the first key of a log. What was signed last is a checkpoint of no entries, unless the store still knows
     * better.
     *
     * @param log the log
     * @param earlier public keys by which the log was signed before, the oldest first; usually none
     * @return the new key; publish it
     * @throws io.github.qms4j.ConfigurationException when the log has a key
     */
    CheckpointKey create(String log, List<CheckpointKey> earlier);

    /**
     * Makes a new key the current one. The public half of the one before is kept; nothing can be signed with it any more.
     *
     * @return the new key; publish it
     * @throws io.github.qms4j.ConfigurationException when the log has no key
     */
    CheckpointKey rotate(String log);

    /**
     * Forgets the checkpoint that was signed last, and remembers another one in its place, which it signs.
     *
     * @param abandoned what was signed last; when it is another one, nothing is done
     * @param accepted what the log is to grow from; of size 0 when all of it is lost
     * @param act the number of the {@link CustodyAct} that puts this on record
     * @return the signature of {@code accepted}, or what was signed last when that is not {@code abandoned}
     */
    SigningAnswer setBack(SignedCheckpoint abandoned, Checkpoint accepted, String act);

    /** How often a log was set back, the first time first; usually never. */
    List<SetBack> setBacks(String log);

    /**
     * Whether keys and memory outlive the process. Those that do are made by an act on record and by nothing else. Those
     * that do not may be made when they are first asked for.
     */
    default boolean isDurable() {
        return true;
    }
}
