package io.github.qms4j.spi.signature;

/** Signs with one private key, which may be kept where no program can read it, such as in a key management service. */
public interface CheckpointSigner {
    /** The key by which the signatures are verified; always the same one. */
    CheckpointKey key();

    /**
     * The Ed25519 signature (RFC 8032, section 5.1, neither context nor prehash).
     *
     * @return 64 bytes
     */
    byte[] sign(byte[] message);
}
