package io.github.qms4j.trail.checkpoint;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.util.Collection;
import java.util.List;

/**
 * That the engine itself wrote an entry of the trail: the signature of a key of the log over the entry's hash (rule X-20).
 * Whoever can write to the database and has no key can make up an entry, and no attestation of it. The text that is signed
 * cannot be taken for a checkpoint, whose first line has no spaces.
 *
 * @param log the name of the log that the entry belongs to
 * @param hash of the entry without its attestation, lower-case hexadecimal
 * @param base64 the four bytes of the key's id and the signature
 */
public record Attestation(String log, String hash, String base64) {
    private static final String PURPOSE = "qms4j attestation v1\n";

    /** Attests an entry. */
    public static Attestation of(String log, String hash, CheckpointSigner signer) {
        return new Attestation(
                log,
                hash,
                SignedNote.of(message(log, hash), signer).signatures().get(0).base64());
    }

    /**
     * What it proves to somebody who knows these keys of the log.
     *
     * @throws io.github.qms4j.InvalidInputException when it is not in the form of a signature of a note
     */
    public SignatureVerdict verify(Collection<CheckpointKey> keys) {
        return new SignedNote(message(log, hash), List.of(new NoteSignature(log, base64))).verify(keys);
    }

    private static String message(String log, String hash) {
        return PURPOSE + log + "\n" + hash + "\n";
    }
}
