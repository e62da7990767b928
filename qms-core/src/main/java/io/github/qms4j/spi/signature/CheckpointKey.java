package io.github.qms4j.spi.signature;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.internal.codec.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key under the name of its holder, as C2SP signed-note has it. Written
 * {@code name+id+key}, the form that tools for transparency logs call a vkey. Needs an Ed25519 provider, which every JDK
 * has in its module {@code jdk.crypto.ec}; a runtime image has to contain it.
 */
public final class CheckpointKey {
    /** Bytes in an Ed25519 public key. */
    public static final int LENGTH = 32;

    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;
    private static final int SIGNATURE_LENGTH = 64;

    /** RFC 8410: the SubjectPublicKeyInfo of an Ed25519 key up to the key itself. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String REMEDY = "give the key as its holder publishes it: name+id+key";

    private final String name;
    private final String id;
    private final byte[] bytes;
    private final PublicKey key;

    private CheckpointKey(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.id = id(name, bytes);
        this.key = publicKey(bytes);
    }

    /**
     * A key of a name.
     *
     * @param bytes the 32 bytes of RFC 8032, section 5.1.5
     * @throws InvalidInputException when the name is none or the bytes are no key
     */
    public static CheckpointKey of(String name, byte[] bytes) {
        if (!isName(name)) {
            throw refused("name", name, "is empty or has white space, a plus or a control character");
        }
        if (bytes.length != LENGTH) {
            throw refused("key", bytes.length + " bytes", "an Ed25519 public key has 32 bytes");
        }
        return new CheckpointKey(name, bytes.clone());
    }

    /**
     * A key of the platform.
     *
     * @throws InvalidInputException when the name is none or the key is not one of Ed25519
     */
    public static CheckpointKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != X509_PREFIX.length + LENGTH
                || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
            throw refused("key", key.getAlgorithm(), "is not an Ed25519 public key");
        }
        return of(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws InvalidInputException when it is anything else, or a key of another algorithm
     */
    public static CheckpointKey parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (second < 0) {
            throw refused("text", text, "does not have three parts with a plus between them");
        }
        byte[] typed = decoded(text, text.substring(second + 1));
        if (typed.length != 1 + LENGTH || typed[0] != ED25519) {
            throw refused("text", text, "is not an Ed25519 key, the number 1 and 32 bytes");
        }
        CheckpointKey key = of(text.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.id.equals(text.substring(first + 1, second))) {
            throw refused("text", text, "the id of that name and key is " + key.id);
        }
        return key;
    }

    /** Whether a text can be the name of a key: not empty, without white space, plus and control characters. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
    }

    /** Whose key it is; for a log, usually the origin of its checkpoints. */
    public String name() {
        return name;
    }

    /**
     * By which signatures point to the key: the first four bytes of {@code SHA-256(name || 0x0A || 0x01 || key)}, in
     * eight lower-case hexadecimal digits. Not proof against collisions, so it identifies no key alone.
     */
    public String id() {
        return id;
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether a signature of the message was made with this key; false for one that is malformed. */
    public boolean verifies(byte[] message, byte[] signature) {
        // The JDK takes zero bytes behind a signature for leading zeros, which would give it several forms.
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was accepted when it was read", e);
        }
    }

    /** {@code name+id+key}: the id in hexadecimal, the key in base64 behind the number 1 for Ed25519. */
    public String text() {
        byte[] typed = new byte[1 + LENGTH];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, LENGTH);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * By which people compare two keys: SHA-256 of {@link #text()} in UTF-8, 64 lower-case hexadecimal digits. Unlike the
     * {@link #id()} no two keys share one.
     */
    public String fingerprint() {
        return Hashes.content(text());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CheckpointKey that && name.equals(that.name) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    /** As {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }

    private static String id(String name, byte[] bytes) {
        MessageDigest digest = Hashes.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_LENGTH);
    }

    private static PublicKey publicKey(byte[] bytes) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, LENGTH);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            // Only here does the platform look whether the bytes are a point of the curve.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "this Java runtime has no Ed25519; add the module jdk.crypto.ec to its image", e);
        } catch (GeneralSecurityException e) {
            throw refused("key", HexFormat.of().formatHex(bytes), "is not a point of the curve of Ed25519");
        }
    }

    private static byte[] decoded(String text, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as any other text that base64 does not write.
        }
        throw refused("text", text, "its last part is not base64 with padding");
    }

    private static InvalidInputException refused(String place, String value, String rule) {
        return InvalidInputException.of("checkpoint key", place, value, rule, REMEDY);
    }
}
