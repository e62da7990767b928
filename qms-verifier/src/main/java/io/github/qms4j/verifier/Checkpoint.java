package io.github.qms4j.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed checkpoint of a log: a C2SP signed note whose text is a C2SP checkpoint with one line of the seal (section 11
 * of the format). The root is in lower-case hexadecimal.
 */
record Checkpoint(String message, List<String> signatures, String origin, long size, String root, Instant sealedAt) {
    /** The header of an Ed25519 key in X.509 (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String SIGNATURE = "— ";

    static Checkpoint parse(String note) throws UnreadableException {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new UnreadableException("the checkpoint has no signatures");
        }
        String message = note.substring(0, blank + 1);
        List<String> lines = List.of(message.split("\n", -1));
        List<String> signatures =
                List.of(note.substring(blank + 2, note.length() - 1).split("\n", -1));
        if (lines.size() != 5) {
            throw new UnreadableException("the checkpoint does not have origin, size, root and one line of the seal");
        }
        try {
            long size = Long.parseLong(lines.get(1));
            byte[] root = base64(lines.get(2));
            String[] seal = lines.get(3).split(" ", -1);
            if (!Long.toString(size).equals(lines.get(1))
                    || root.length != Merkle.LENGTH
                    || seal.length != 4
                    || !seal[0].equals("seal")) {
                throw new UnreadableException("the checkpoint is not one of this format");
            }
            return new Checkpoint(
                    message, signatures, lines.get(0), size, HexFormat.of().formatHex(root), Instant.parse(seal[2]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("the checkpoint is not one of this format: " + e.getMessage());
        }
    }

    /**
     * Whether one of the keys of this log has signed it, and no signature under the name and id of one of them is wrong. A
     * key is of the log that has its name: somebody who trusts the keys of two logs trusts each for its own.
     */
    boolean isSignedBy(List<Key> keys) {
        boolean signed = false;
        for (String line : signatures) {
            for (Key key : keys) {
                if (key.name().equals(origin) && line.startsWith(SIGNATURE + key.name() + " ")) {
                    byte[] bytes = decoded(
                            line.substring(SIGNATURE.length() + key.name().length() + 1));
                    if (bytes.length > 4 && key.id().equals(HexFormat.of().formatHex(bytes, 0, 4))) {
                        if (!key.verifies(message, Arrays.copyOfRange(bytes, 4, bytes.length))) {
                            return false;
                        }
                        signed = true;
                    }
                }
            }
        }
        return signed;
    }

    static byte[] decoded(String base64) {
        try {
            return base64(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The decoder would also take a text without padding, or with stray bits at its end. */
    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("'" + text + "' is not canonical base64");
        }
        return bytes;
    }

    /** A verifier key of a signed note: name, id and Ed25519 key. */
    record Key(String name, String id, PublicKey key, String text) {
        /** SHA-256 of the key's text, by which people compare it: in groups of four digits. */
        String fingerprint() {
            return Merkle.sha256(text).replaceAll("(.{4})(?!$)", "$1 ");
        }

        static Key parse(String text) throws UnreadableException {
            String[] parts = text.split("\\+", 3);
            try {
                byte[] typed = base64(parts.length == 3 ? parts[2] : "");
                if (typed.length != 1 + Merkle.LENGTH || typed[0] != 1) {
                    throw new UnreadableException("'" + text + "' is not a key of the form name+id+key for Ed25519");
                }
                byte[] bytes = Arrays.copyOfRange(typed, 1, typed.length);
                MessageDigest digest = Merkle.sha256();
                digest.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
                String id = HexFormat.of().formatHex(digest.digest(typed), 0, 4);
                if (!id.equals(parts[1])) {
                    throw new UnreadableException("the key '" + text + "' has a wrong id");
                }
                byte[] encoded = ByteBuffer.allocate(X509.length + bytes.length)
                        .put(X509)
                        .put(bytes)
                        .array();
                return new Key(
                        parts[0],
                        id,
                        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)),
                        text);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new UnreadableException("'" + text + "' is not an Ed25519 key: " + e.getMessage());
            }
        }

        boolean verifies(String message, byte[] signature) {
            if (signature.length != 64) {
                return false;
            }
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(message.getBytes(StandardCharsets.UTF_8));
                return verifier.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
