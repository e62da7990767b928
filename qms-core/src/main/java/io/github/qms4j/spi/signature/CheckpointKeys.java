package io.github.qms4j.spi.signature;

import java.util.List;

/**
 * Where the keys of checkpoints are kept. A name has one key to sign with at a time, and keeps the public key of every
 * one it had, so that what was signed stays verifiable. May be called from several threads, and on several nodes at once.
 */
public interface CheckpointKeys {
    /**
     * Signs with the current key of a name. Ask anew for each checkpoint: another node may have rotated the key.
     *
     * @param name valid by {@link CheckpointKey#isName}
     * @throws io.github.qms4j.ConfigurationException when there is none and none can be made
     */
    CheckpointSigner current(String name);

    /** The current key of a name first, then the retired ones, the newest first; empty for a name that has none. */
    List<CheckpointKey> all(String name);
}
