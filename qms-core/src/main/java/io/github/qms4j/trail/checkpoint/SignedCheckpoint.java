package io.github.qms4j.trail.checkpoint;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.util.Collection;
import java.util.List;

/**
 * A checkpoint with the signatures of the log, and of witnesses where it has any.
 *
 * @param checkpoint what is signed
 * @param signatures 1 to 100
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {
    /** @throws InvalidInputException when there is no signature, or more than 100 */
    public SignedCheckpoint {
        signatures = new SignedNote(checkpoint.text(), signatures).signatures();
    }

    /** Signs a checkpoint. */
    public static SignedCheckpoint of(Checkpoint checkpoint, CheckpointSigner signer) {
        return new SignedCheckpoint(
                checkpoint, SignedNote.of(checkpoint.text(), signer).signatures());
    }

    /**
     * Reads what {@link #text()} writes. Signatures are not verified.
     *
     * @throws InvalidInputException when it is not a signed checkpoint
     */
    public static SignedCheckpoint parse(String text) {
        SignedNote note = SignedNote.parse(text);
        return new SignedCheckpoint(Checkpoint.parse(note.message()), note.signatures());
    }

    /** This checkpoint with one more signature. */
    public SignedCheckpoint alsoSignedBy(CheckpointSigner signer) {
        return new SignedCheckpoint(checkpoint, note().alsoSignedBy(signer).signatures());
    }

    /**
     * Whether the key has signed this checkpoint. False says no more than that: {@link #verify(CheckpointKey)} tells a
     * signature that is missing from one that is wrong.
     */
    public boolean isSignedBy(CheckpointKey key) {
        return verify(key) == SignatureVerdict.VALID;
    }

    /** What the signatures prove to somebody who knows one key. */
    public SignatureVerdict verify(CheckpointKey key) {
        return note().verify(key);
    }

    /** What the signatures prove to somebody who knows these keys. Signatures of other keys are ignored. */
    public SignatureVerdict verify(Collection<CheckpointKey> known) {
        return note().verify(known);
    }

    /** The checkpoint, an empty line and a line for each signature. */
    public String text() {
        return note().text();
    }

    private SignedNote note() {
        return new SignedNote(checkpoint.text(), signatures);
    }
}
