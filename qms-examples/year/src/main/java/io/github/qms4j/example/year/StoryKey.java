package io.github.qms4j.example.year;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.custody.Ed25519Signer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key of the story's log: the first test key of RFC 8032, section 7.1. Everybody knows it, so that the story has
 * the same bytes in each run. A host keeps a key that nobody knows, with {@code FileCheckpointKeys}.
 */
final class StoryKey {
    private static final String SECRET =
            "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC =
            "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private StoryKey() {}

    static Ed25519Signer of(String log) {
        HexFormat hex = HexFormat.of();
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(hex.parseHex(PUBLIC)));
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(hex.parseHex(SECRET))
                    + "\n-----END PRIVATE KEY-----";
            return Ed25519Signer.of(CheckpointKey.of(log, key), pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no Ed25519", e);
        }
    }
}
