package io.github.qms4j.trail.custody;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs with a private key in memory; a part for key stores of your own. */
public final class Ed25519Signer implements CheckpointSigner {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final CheckpointKey key;
    private final PrivateKey secret;

    private Ed25519Signer(CheckpointKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * A new pair of keys.
     *
     * @throws io.github.qms4j.InvalidInputException when no key can have that name
     */
    public static Ed25519Signer generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Ed25519Signer(CheckpointKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime has no Ed25519; add the module jdk.crypto.ec to its image", e);
        }
    }

    /**
     * The signer of a key whose private half is given as {@link #pem()} writes it.
     *
     * @throws IllegalArgumentException when the text is no such key, or that of another public key
     */
    public static Ed25519Signer of(CheckpointKey key, String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw new IllegalArgumentException("it is not one PEM block of a PRIVATE KEY");
        }
        Ed25519Signer signer =
                new Ed25519Signer(key, privateKey(text.substring(BEGIN.length(), text.length() - END.length())));
        byte[] probe = "do the halves belong together?".getBytes(StandardCharsets.UTF_8);
        if (!key.verifies(probe, signer.sign(probe))) {
            throw new IllegalArgumentException("it is not the private half of " + key);
        }
        return signer;
    }

    @Override
    public CheckpointKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was accepted when it was read", e);
        }
    }

    /** The private key as PKCS#8 in PEM (RFC 8410, section 7). */
    public String pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded());
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }

    private static PrivateKey privateKey(String body) {
        try {
            byte[] encoded = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("it is not an Ed25519 key in PKCS#8", e);
        }
    }
}
