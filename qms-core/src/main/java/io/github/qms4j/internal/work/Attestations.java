package io.github.qms4j.internal.work;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.TrailEntry;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.SignatureVerdict;
import io.github.qms4j.trail.custody.CheckpointKeys;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of the log say of entries that nobody with the database alone may be able to make up (rule X-20). An engine
 * without a key store can tell nothing. The keys are read once, and again for an attestation of one that is not among them.
 */
final class Attestations {
    private final @Nullable CheckpointKeys keys;
    private final String log;
    private List<CheckpointKey> known = List.of();

    Attestations(Engine engine) {
        this.keys = engine.checkpointKeys();
        this.log = engine.logOrigin();
    }

    /** Why an entry was not written by the library; empty when nothing speaks against it. */
    Optional<String> against(TrailEntry entry) {
        if (keys == null || !entry.demandsAttestation()) {
            return Optional.empty();
        }
        return switch (verdict(entry, keys)) {
            case VALID -> Optional.empty();
            case UNKNOWN -> Optional.of(what(entry) + " is not attested by a key of the log " + log);
            case INVALID -> Optional.of(what(entry) + " was altered since a key of the log " + log + " attested it");
        };
    }

    private static String what(TrailEntry entry) {
        return entry.signature()
                .map(signature -> "the signature of " + signature.signer().printedName() + " in its trail entry")
                .orElse("its trail entry");
    }

    private SignatureVerdict verdict(TrailEntry entry, CheckpointKeys store) {
        if (entry.attestation().isEmpty()) {
            return SignatureVerdict.UNKNOWN;
        }
        try {
            Attestation attestation = new Attestation(log, entry.attestedHash(), entry.attestation());
            SignatureVerdict verdict = attestation.verify(known);
            if (verdict == SignatureVerdict.UNKNOWN) {
                known = store.all(log);
                verdict = attestation.verify(known);
            }
            return verdict;
        } catch (InvalidInputException e) {
            return SignatureVerdict.INVALID;
        }
    }
}
