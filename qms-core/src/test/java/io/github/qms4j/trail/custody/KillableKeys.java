package io.github.qms4j.trail.custody;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in a process that dies before something is signed, or just after; and whose state can be had again. */
public final class KillableKeys implements CheckpointKeys {
    private final Ed25519Signer signer = Ed25519Signer.generate("qms4j/default");
    private final List<SignedCheckpoint> all = new ArrayList<>();
    private SignedCheckpoint latest = SignedCheckpoint.of(Checkpoint.of("qms4j/default", 0, Hash.EMPTY), signer);
    private SignedCheckpoint saved = latest;
    private boolean diesBefore;
    private boolean diesAfter;

    /** Keys that have signed nothing yet. */
    public KillableKeys() {}

    /** The end of the process. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Killed() {}
    }

    /** Dies before the next signature, or after it. */
    public void dieWith(boolean before, boolean after) {
        diesBefore = before;
        diesAfter = after;
    }

    /** Dies no more. */
    public void live() {
        dieWith(false, false);
    }

    public void save() {
        saved = latest;
    }

    public void restore() {
        latest = saved;
    }

    /** Remembers the checkpoint of so many entries, which it signed once. */
    public void restoreTo(long entries) {
        latest = all.stream()
                .filter(signed -> signed.checkpoint().size() == entries)
                .findFirst()
                .orElseGet(() -> SignedCheckpoint.of(Checkpoint.of("qms4j/default", 0, Hash.EMPTY), signer));
    }

    @Override
    public List<CheckpointKey> all(String log) {
        return List.of(signer.key());
    }

    @Override
    public Optional<SignedCheckpoint> latest(String log) {
        return Optional.of(latest);
    }

    @Override
    public SigningAnswer sign(Checkpoint next, ConsistencyProof proof) {
        if (latest.checkpoint().equals(next)) {
            return new SigningAnswer.Signed(latest);
        }
        if (diesBefore) {
            throw new Killed();
        }
        if (!latest.checkpoint().isExtendedBy(next, proof)) {
            return new SigningAnswer.Declined(latest);
        }
        latest = SignedCheckpoint.of(next, signer);
        all.add(latest);
        if (diesAfter) {
            throw new Killed();
        }
        return new SigningAnswer.Signed(latest);
    }

    @Override
    public Attestation attest(String log, String hash) {
        return Attestation.of(log, hash, signer);
    }

    @Override
    public CheckpointKey create(String log, List<CheckpointKey> earlier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CheckpointKey rotate(String log) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SigningAnswer setBack(SignedCheckpoint abandoned, Checkpoint accepted, String act) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SetBack> setBacks(String log) {
        return List.of();
    }

    @Override
    public boolean isDurable() {
        return false;
    }
}
