package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.NoteSignature;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.SigningAnswer;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.SubtreeHashes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The log as it is stored beside what the key store remembers of it. A seal is committed first; then what is committed is
 * signed and remembered, and the signature is put into its row. A process may die, and another node be faster, between any
 * two of these.
 */
final class LogMemory {
    /** Each time somebody else has sealed, or made something whole, in between; more often than that nobody does. */
    private static final int MOST_LOOKS = 1_000;
    /** How far the clocks of nodes may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Engine engine;
    private final QmsStorage storage;
    private final CheckpointKeys keys;
    private final String log;
    private final List<String> repaired = new ArrayList<>();
    private boolean hasSigned;

    LogMemory(Engine engine, CheckpointKeys keys) {
        this.engine = engine;
        this.storage = engine.storage();
        this.keys = keys;
        this.log = engine.logOrigin();
    }

    /** What was put right at the end of the log, in words. */
    List<String> repaired() {
        return repaired;
    }

    /** Whether anything was signed that was not before. */
    boolean hasSigned() {
        return hasSigned;
    }

    /**
     * Makes the end of the log whole, if it is not; of a log without a key, nothing is known.
     *
     * @throws CorruptRecordException when that cannot be done
     */
    void makeWhole() {
        if (keys.latest(log).isPresent()) {
            atLast(this::whole);
        }
    }

    /** What a look gives, as soon as it gives anything. */
    private static <T> T atLast(Supplier<Optional<T>> look) {
        return Stream.generate(look)
                .limit(MOST_LOOKS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new CorruptRecordException("the end of the log was looked at " + MOST_LOOKS
                        + " times, and each time something was to be put right that could not be stored: what is kept of"
                        + " it for queries was altered. Nothing is sealed. Verify the trail"));
    }

    private record End(Optional<Seal> last, SignedCheckpoint remembered) {}

    /** The end of the log when it is whole; empty when it was not, or another sealer was at work. */
    private Optional<End> whole() {
        // Read first: as long as the log grows, what is remembered is never ahead of what is committed.
        SignedCheckpoint remembered = remembered();
        Optional<Seal> last = LogSealer.last(storage, engine.tenant());
        HalfSeal.Found found = new HalfSeal(engine, last, remembered.checkpoint()).repair();
        if (!found.repaired().isEmpty()) {
            repaired.add(found.repaired());
        }
        return found.isWhole() ? Optional.of(new End(last, remembered)) : Optional.empty();
    }

    private SignedCheckpoint remembered() {
        return keys.latest(log)
                .orElseThrow(() -> new ConfigurationException("the log " + log + " has no key, so it cannot be sealed;"
                        + " make one, once, with qms.as(actor, reason).custody().createKey(). If it had one, the directory"
                        + " of keys is lost or another one: restore it"));
    }

    /**
     * The last seal, whole, signed and remembered; empty while there is none.
     *
     * @param own the seal that the caller has just committed, which needs no look for halves; empty when none
     * @throws CorruptRecordException when the log is not an extension of what was signed last, or cannot be made whole
     * @throws ConfigurationException when there is no key, or the log was signed with an unknown one
     */
    Optional<Seal> agreed(Optional<Seal> own) {
        return own.flatMap(seal -> sign(seal, remembered())).or(() -> atLast(this::settled));
    }

    /** The last seal, which there may be none of, when it is settled; empty when another sealer was at work. */
    private Optional<Optional<Seal>> settled() {
        Optional<End> end = whole();
        if (end.isEmpty()) {
            return Optional.empty();
        }
        SignedCheckpoint remembered = end.get().remembered();
        Optional<Seal> last = end.get().last();
        requireNotBehind(last, remembered.checkpoint());
        if (last.isEmpty()) {
            return Optional.of(last);
        }
        if (!last.get().isSigned()) {
            requireFollowing(last.get());
        }
        Optional<Seal> signed = sign(last.get(), remembered);
        return signed.isEmpty() ? Optional.empty() : Optional.of(signed);
    }

    /** What is not signed yet may have been written by anybody; it is signed if this engine could have made it. */
    private void requireFollowing(Seal seal) {
        Optional<Seal> before =
                storage.find(Seal.key(engine.tenant(), seal.number() - 1)).map(Seal::read);
        boolean follows = seal.number() == before.map(Seal::number).orElse(0L) + 1
                && seal.from() == Seal.size(before)
                && seal.previous().equals(before.map(Seal::hash).orElse(SealLine.NO_PREVIOUS))
                && seal.checkpoint().origin().equals(log)
                && seal.frontier().root().equals(seal.checkpoint().root())
                && !seal.at().isBefore(before.map(Seal::at).orElse(seal.at()));
        if (!follows || seal.at().isAfter(engine.now().plus(SKEW))) {
            throw new CorruptRecordException("seal " + seal.number() + " of the log " + log + ", of " + seal.at()
                    + ", is not signed, and not one that follows on the seal before it: somebody else has written it."
                    + " Nothing is sealed. Verify the trail");
        }
    }

    private void requireNotBehind(Optional<Seal> last, Checkpoint remembered) {
        if (remembered.size() > Seal.size(last)) {
            throw new CorruptRecordException("the log " + log + " has " + Seal.size(last)
                    + " entries, and its key has signed a checkpoint of " + remembered.size()
                    + ": it was cut back or replaced, as by a backup of the database. Nothing is sealed. Verify the trail;"
                    + " if a backup was restored, accept that with custody().acceptRestored(checkpoint)");
        }
    }

    /** The seal, signed and remembered; empty when another sealer has signed in between. */
    private Optional<Seal> sign(Seal seal, SignedCheckpoint remembered) {
        if (seal.checkpoint().equals(remembered.checkpoint())) {
            return Optional.of(seal.isSigned() ? seal : stored(seal.signedAs(remembered)));
        }
        if (remembered.checkpoint().size() > seal.size()) {
            return Optional.empty();
        }
        requireKnownKey(seal);
        SigningAnswer answer = keys.sign(seal.checkpoint(), proof(seal, remembered.checkpoint()));
        if (answer instanceof SigningAnswer.Signed signed) {
            hasSigned = true;
            return Optional.of(seal.isSigned() ? seal : stored(seal.signedAs(signed.checkpoint())));
        }
        if (answer instanceof SigningAnswer.Declined declined
                && declined.latest().equals(remembered)) {
            throw new CorruptRecordException("seal " + seal.number() + " of the log " + log
                    + " does not continue the checkpoint of "
                    + remembered.checkpoint().size()
                    + " entries that its key has signed: the log was rewritten, or what it keeps of its tree was altered."
                    + " Nothing is sealed. Verify the trail; if a backup was restored, accept that with"
                    + " custody().acceptRestored(checkpoint)");
        }
        return Optional.empty();
    }

    /** A seal of a key that nobody knows is not built on, whatever it says. */
    private void requireKnownKey(Seal seal) {
        List<CheckpointKey> known = keys.all(log);
        SignatureVerdict verdict =
                seal.signed().map(signed -> signed.verify(known)).orElse(SignatureVerdict.VALID);
        if (verdict == SignatureVerdict.UNKNOWN) {
            throw new ConfigurationException("seal " + seal.number() + " of the log " + log + " was signed with "
                    + seal.signatures().stream()
                            .map(NoteSignature::keyId)
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ", and the key store has "
                    + known.stream().map(CheckpointKey::id).toList()
                    + "; give the builder the key store that it was signed with, or restore the directory of keys");
        }
        if (verdict == SignatureVerdict.INVALID) {
            throw new CorruptRecordException("seal " + seal.number() + " of the log " + log
                    + " has a signature that is wrong: it was altered. Nothing is sealed. Verify the trail");
        }
    }

    private ConsistencyProof proof(Seal seal, Checkpoint remembered) {
        return ConsistencyProof.of(subtrees(seal, remembered), remembered.size(), seal.size());
    }

    private SubtreeHashes subtrees(Seal seal, Checkpoint remembered) {
        if (remembered.size() != seal.from()) {
            return new StoredSubtrees(storage, engine.tenant(), seal.size());
        }
        Optional<Seal> before = storage.find(Seal.key(engine.tenant(), seal.number() - 1))
                .map(Seal::read)
                .filter(earlier -> earlier.size() == remembered.size());
        if (before.isEmpty() && remembered.size() > 0) {
            return new StoredSubtrees(storage, engine.tenant(), seal.size());
        }
        return new AppendedSubtrees(Seal.frontier(before), seal.leaves());
    }

    /** Whoever was faster has stored the same. */
    private Seal stored(Seal signed) {
        try {
            storage.apply(ChangeSet.of(signed.sign(engine.tenant())));
        } catch (ConflictException e) {
            if (storage.find(Seal.key(engine.tenant(), signed.number()))
                    .map(Seal::read)
                    .filter(Seal::isSigned)
                    .isEmpty()) {
                throw e;
            }
        }
        return signed;
    }
}
