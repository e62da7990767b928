package io.github.qms4j.trail;

import io.github.qms4j.record.RecordType;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trail of one tenant: what was recorded, the log that it is sealed into, and whether both are unaltered. It is in
 * the hands of the host and not of an actor: what a host shows of it to somebody, it has to permit itself.
 */
public interface Trail {
    /**
     * Takes all entries that are not yet in the log into it, commits that, and has a checkpoint of what is committed
     * signed. To be called by the host's scheduler, say every minute; an engine that opened its storage itself does it
     * once more when it is closed. Writers never wait for it. Several nodes may seal at once: nothing is taken in twice
     * and nothing is left out. Takes in what is committed, in transactions of its own also where the storage joins the
     * host's: what was written in a transaction that is still open gets its place with a later seal.
     *
     * <p>The key store signs nothing but extensions of what it signed last, so a log that was cut back or rewritten is
     * not sealed again. A seal of which the storage kept a part only is made whole first. New checkpoints are handed to
     * the witnesses (rule X-19).
     *
     * @throws io.github.qms4j.ConfigurationException when the engine was built without keys for checkpoints, when the log
     *     has no key, or when it was signed with one that is not known
     * @throws io.github.qms4j.CorruptRecordException when the log is not what was signed, or holds a part of a seal that
     *     cannot be made whole; nothing is sealed
     */
    Sealing seal();

    /** The newest checkpoint of the log that is signed; empty while there is none. */
    Optional<SignedCheckpoint> checkpoint();

    /**
     * The log in its order, as far as a checkpoint of it is signed. What a host wrote and rolled back is not in it. Each
     * entry is compared with the hash that was sealed at its place.
     *
     * @param from the first place, from 0; the size of the log gives nothing
     * @param limit how many at most, at least 1
     * @throws io.github.qms4j.InvalidInputException when the log does not reach up to {@code from}
     * @throws io.github.qms4j.CorruptRecordException when an entry was altered, or is not there though its record was not
     *     disposed of
     * @throws io.github.qms4j.ConfigurationException when the log was never sealed and this engine has no keys for that
     */
    List<LogLeaf> leaves(long from, int limit);

    /**
     * Proves that an entry is in the log of the newest checkpoint.
     *
     * @throws io.github.qms4j.NotFoundException when it is not: call {@link #seal()} first, once the entry is committed
     */
    LoggedEntry prove(TrailEntry entry);

    /**
     * Proves that the log was only ever appended to.
     *
     * @param oldSize the size of an earlier checkpoint of this log
     * @param newSize the size of a later one
     * @throws io.github.qms4j.InvalidInputException when the sizes are not in this order or larger than the log
     */
    ConsistencyProof consistency(long oldSize, long newSize);

    /**
     * Checks everything: the signature and the root of each seal, each entry at its place, each record against its
     * entries, and what the storage keeps besides for its queries. Reads all of the tenant's data, a page at a time.
     *
     * <p>The log is compared with the checkpoint that the key store signed last, and with the latest one that each witness
     * holds (rule X-19): so it is found when somebody who can write to the storage has cut the end of the log off, or
     * replaced all of it. What was written since the last seal is protected by the links of its records alone.
     */
    TrailVerification verify();

    /**
     * The same, and that the log still has everything that a checkpoint from elsewhere says it had.
     *
     * @param known a checkpoint that this log once signed
     */
    TrailVerification verify(SignedCheckpoint known);

    /**
     * The changes of a record, the first one first; for a record that came with a batch, the batch's entry first.
     *
     * @param recordType such as {@code ticket}
     */
    List<TrailEntry> history(String recordType, String recordId);

    /** The attempts on a record that were refused, the first one first. */
    List<TrailEntry> refusals(String recordType, String recordId);

    /**
     * What an inspector read (rule X-11), the first one first and those of one millisecond in no certain
     * order; read a page at a time while the stream is consumed.
     *
     * @param inspector the id of the actor
     * @param from the first instant; {@link Instant#MIN} for all that were before {@code until}
     * @param until the end, exclusive; {@link Instant#MAX} for none
     */
    Stream<TrailEntry> accesses(String inspector, Instant from, Instant until);

    /**
     * Checks that a record, and each version it had, is what its trail says: the entries are linked without a gap, each
     * is unaltered, and taking them back one by one from the stored record leads to nothing. Records of the library's
     * own types are also checked for the attributes by which they are found; for those of a vendor's types give the
     * type itself. The erasable texts that the stored version names must be stored as named, or erased by an erasure on
     * record.
     *
     * @throws io.github.qms4j.NotFoundException when neither the record nor its trail is there
     */
    Verification verify(String recordType, String recordId);

    /** The same for a record of any type, its attributes included. */
    Verification verify(RecordType<?> type, String recordId);

    /**
     * What a call of {@link #seal()} did.
     *
     * @param entries how many entries it took into the log; what other nodes took in meanwhile does not count
     * @param checkpoint the newest checkpoint; empty when there was never anything to seal
     * @param problems entries that are not in the log because they were altered before it took them in
     * @param repaired what of the seal before was missing, because the storage lost a part of it, and was put right
     * @param unwitnessed the witnesses that were not given the checkpoint, each with the reason
     */
    record Sealing(
            long entries,
            Optional<SignedCheckpoint> checkpoint,
            List<String> problems,
            List<String> repaired,
            List<String> unwitnessed) {
        public Sealing {
            problems = List.copyOf(problems);
            repaired = List.copyOf(repaired);
            unwitnessed = List.copyOf(unwitnessed);
        }
    }

    /**
     * A verdict.
     *
     * @param versions how many versions were checked
     * @param problems what is wrong, naming record and version; empty when all is well
     */
    record Verification(long versions, List<String> problems) {
        public Verification {
            problems = List.copyOf(problems);
        }

        public boolean isSound() {
            return problems.isEmpty();
        }
    }
}
