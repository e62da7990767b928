package io.github.qms4j.tck;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.custody.CheckpointKeys;
import io.github.qms4j.trail.custody.Ed25519Signer;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import io.github.qms4j.trail.custody.SetBack;
import io.github.qms4j.trail.custody.SigningAnswer;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key stores that sign what they should not. */
final class BrokenCheckpointKeys {
    private BrokenCheckpointKeys() {}

    /** Signs whatever it is given. */
    static final class SignsAnything extends CheckpointKeysContract {
        @Override
        protected CheckpointKeys open() {
            return new Careless() {
                @Override
                boolean isExtension(Checkpoint latest, Checkpoint next, ConsistencyProof proof) {
                    return true;
                }
            };
        }
    }

    /** Attests with a key that nobody knows. */
    static final class AttestsWithAnotherKey extends CheckpointKeysContract {
        @Override
        protected CheckpointKeys open() {
            return new Careless() {
                @Override
                boolean isExtension(Checkpoint latest, Checkpoint next, ConsistencyProof proof) {
                    return latest.isExtendedBy(next, proof);
                }

                @Override
                public Attestation attest(String log, String hash) {
                    return Attestation.of(log, hash, Ed25519Signer.generate(log));
                }
            };
        }
    }

    /** Looks at sizes, and believes the rest. */
    static final class BelievesTheProof extends CheckpointKeysContract {
        @Override
        protected CheckpointKeys open() {
            return new Careless() {
                @Override
                boolean isExtension(Checkpoint latest, Checkpoint next, ConsistencyProof proof) {
                    return next.size() > latest.size() && proof.oldSize() == latest.size();
                }
            };
        }
    }

    private abstract static class Careless implements CheckpointKeys {
        private final CheckpointKeys right = new InMemoryCheckpointKeys();
        private final Map<String, SignedCheckpoint> signed = new HashMap<>();
        private final Map<String, Ed25519Signer> signers = new HashMap<>();

        abstract boolean isExtension(Checkpoint latest, Checkpoint next, ConsistencyProof proof);

        private SignedCheckpoint known(String log) {
            synchronized (signed) {
                return signed.getOrDefault(log, right.latest(log).orElseThrow());
            }
        }

        @Override
        public List<CheckpointKey> all(String log) {
            return right.all(log);
        }

        @Override
        public Optional<SignedCheckpoint> latest(String log) {
            return Optional.of(known(log));
        }

        @Override
        public SigningAnswer sign(Checkpoint next, ConsistencyProof proof) {
            SignedCheckpoint latest = known(next.origin());
            if (!isExtension(latest.checkpoint(), next, proof)) {
                return new SigningAnswer.Declined(latest);
            }
            synchronized (signed) {
                SignedCheckpoint fresh =
                        SignedCheckpoint.of(next, signers.computeIfAbsent(next.origin(), Ed25519Signer::generate));
                signed.put(next.origin(), fresh);
                return new SigningAnswer.Signed(fresh);
            }
        }

        @Override
        public Attestation attest(String log, String hash) {
            return right.attest(log, hash);
        }

        @Override
        public CheckpointKey create(String log, List<CheckpointKey> earlier) {
            return right.create(log, earlier);
        }

        @Override
        public CheckpointKey rotate(String log) {
            return right.rotate(log);
        }

        @Override
        public SigningAnswer setBack(SignedCheckpoint abandoned, Checkpoint accepted, String act) {
            return right.setBack(abandoned, accepted, act);
        }

        @Override
        public List<SetBack> setBacks(String log) {
            return right.setBacks(log);
        }
    }
}
