package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keys and memory that are gone with the process, for tests and for engines in memory. The first key of a log is made when
 * it is first asked for. What they signed can be verified later only with a public key that somebody kept, and a log that
 * outlives them cannot be sealed any further.
 */
public final class InMemoryCheckpointKeys implements CheckpointKeys {
    private final Map<String, Kept> logs = new HashMap<>();
    private final Function<String, Ed25519Signer> source;

    /** No keys yet; each is made when it is first asked for. */
    public InMemoryCheckpointKeys() {
        this(Ed25519Signer::generate);
    }

    /**
     * No keys yet; each comes from a source. With one that gives a certain key, a log of the same entries has the same
     * bytes in each run, as an example or a test may want it. A key that is known to many protects nothing.
     *
     * @param source the key of a log by its name
     */
    public InMemoryCheckpointKeys(Function<String, Ed25519Signer> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    private final class Kept {
        private final List<CheckpointKey> keys = new ArrayList<>();
        private final List<SetBack> setBacks = new ArrayList<>();
        private Ed25519Signer signer;
        private SignedCheckpoint latest;

        Kept(String log, List<CheckpointKey> earlier) {
            earlier.forEach(key -> keys.add(0, key));
            signer = renewed(log);
            latest = SignedCheckpoint.of(Checkpoint.of(log, 0, Hash.EMPTY), signer);
        }

        private Ed25519Signer renewed(String log) {
            Ed25519Signer fresh = source.apply(log);
            keys.add(0, fresh.key());
            return fresh;
        }
    }

    private Kept kept(String log) {
        return logs.computeIfAbsent(log, name -> new Kept(name, List.of()));
    }

    @Override
    public synchronized List<CheckpointKey> all(String log) {
        return logs.containsKey(log) ? List.copyOf(kept(log).keys) : List.of();
    }

    /** @throws io.github.qms4j.InvalidInputException when no log can have that name */
    @Override
    public synchronized Optional<SignedCheckpoint> latest(String log) {
        return Optional.of(kept(log).latest);
    }

    @Override
    public synchronized SigningAnswer sign(Checkpoint next, ConsistencyProof proof) {
        Kept kept = kept(next.origin());
        if (kept.latest.checkpoint().equals(next)) {
            return new SigningAnswer.Signed(kept.latest);
        }
        if (!kept.latest.checkpoint().isExtendedBy(next, proof)) {
            return new SigningAnswer.Declined(kept.latest);
        }
        kept.latest = SignedCheckpoint.of(next, kept.signer);
        return new SigningAnswer.Signed(kept.latest);
    }

    /** @throws io.github.qms4j.InvalidInputException when no log can have that name */
    @Override
    public synchronized Attestation attest(String log, String hash) {
        return Attestation.of(log, hash, kept(log).signer);
    }

    @Override
    public synchronized CheckpointKey create(String log, List<CheckpointKey> earlier) {
        if (logs.containsKey(log)) {
            throw new ConfigurationException("the log " + log + " has a key; rotate it to make a new one");
        }
        Kept fresh = new Kept(log, earlier);
        logs.put(log, fresh);
        return fresh.signer.key();
    }

    /** @throws io.github.qms4j.InvalidInputException when no log can have that name */
    @Override
    public synchronized CheckpointKey rotate(String log) {
        Kept kept = kept(log);
        kept.signer = kept.renewed(log);
        return kept.signer.key();
    }

    @Override
    public synchronized SigningAnswer setBack(SignedCheckpoint abandoned, Checkpoint accepted, String act) {
        Kept kept = kept(accepted.origin());
        if (!kept.latest.equals(abandoned)) {
            return new SigningAnswer.Declined(kept.latest);
        }
        kept.latest = SignedCheckpoint.of(accepted, kept.signer);
        kept.setBacks.add(new SetBack(abandoned, kept.latest, act));
        return new SigningAnswer.Signed(kept.latest);
    }

    @Override
    public synchronized List<SetBack> setBacks(String log) {
        return logs.containsKey(log) ? List.copyOf(kept(log).setBacks) : List.of();
    }

    /** They are not. */
    @Override
    public boolean isDurable() {
        return false;
    }
}
