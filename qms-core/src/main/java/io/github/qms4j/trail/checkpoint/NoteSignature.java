package io.github.qms4j.trail.checkpoint;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One signature line of a note, by whatever algorithm.
 *
 * @param name of the key, valid by {@link CheckpointKey#isName}
 * @param base64 the four bytes of the key's id and the signature, at least one byte of it
 */
public record NoteSignature(String name, String base64) {
    private static final int ID_LENGTH = 4;
    private static final String DASH = "\u2014 ";

    /** @throws InvalidInputException when a part has another form */
    public NoteSignature {
        if (!CheckpointKey.isName(name)) {
            throw refused("name", name, "is empty or has white space, a plus or a control character");
        }
        if (CanonicalBase64.decode(base64)
                .filter(bytes -> bytes.length > ID_LENGTH)
                .isEmpty()) {
            throw refused("signature", base64, "is not base64, with padding, of four bytes of key id and a signature");
        }
    }

    /** A fresh signature of a message. */
    static NoteSignature of(byte[] message, CheckpointSigner signer) {
        CheckpointKey key = signer.key();
        byte[] signature = signer.sign(message);
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(key.id()), ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, bytes, ID_LENGTH, signature.length);
        return new NoteSignature(key.name(), CanonicalBase64.encode(bytes));
    }

    /** Reads a line without its line end. */
    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw refused(
                    "line", line, "is not an em dash, the name of a key and a signature, with a space between each");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /** As {@link CheckpointKey#id()}: eight lower-case hexadecimal digits. */
    public String keyId() {
        return HexFormat.of().formatHex(decoded(), 0, ID_LENGTH);
    }

    /** A copy of the signature itself, without the key's id. */
    public byte[] signature() {
        byte[] bytes = decoded();
        return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
    }

    /** The line without its line end: {@code — name base64}. */
    public String text() {
        return DASH + name + " " + base64;
    }

    /** Whether name and id are those of the key; says nothing of the signature. */
    boolean names(CheckpointKey key) {
        return name.equals(key.name()) && keyId().equals(key.id());
    }

    private byte[] decoded() {
        return CanonicalBase64.decode(base64).orElseThrow();
    }

    private static InvalidInputException refused(String place, String value, String rule) {
        return InvalidInputException.of(
                "signature of a note", place, value, rule, "give the signed note as it was published, byte for byte");
    }
}
