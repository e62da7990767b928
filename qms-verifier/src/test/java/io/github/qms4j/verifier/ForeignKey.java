package io.github.qms4j.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key of somebody else's log, made by hand so that it signs anything. */
final class ForeignKey {
    private final String name;
    private final KeyPair pair;

    ForeignKey(String name) {
        this.name = name;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] typed() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
        typed[0] = 1;
        return typed;
    }

    private byte[] id() {
        MessageDigest digest = Merkle.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed()), 4);
    }

    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** The line that signs a text in a signed note. */
    String signatureOf(String message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(message.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(id());
            bytes.writeBytes(signer.sign());
            return "— " + name + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
