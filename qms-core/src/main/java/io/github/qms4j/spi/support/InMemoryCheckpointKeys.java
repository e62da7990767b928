package io.github.qms4j.spi.support;

import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointKeys;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys that are gone with the process, for tests and for engines in memory. What they signed can be verified later only
 * with a public key that somebody kept.
 */
public final class InMemoryCheckpointKeys implements CheckpointKeys {
    private final Map<String, CheckpointSigner> current = new HashMap<>();
    private final Map<String, List<CheckpointKey>> all = new HashMap<>();

    /** No keys yet. */
    public InMemoryCheckpointKeys() {}

    /** @throws io.github.qms4j.InvalidInputException when no key can have that name */
    @Override
    public synchronized CheckpointSigner current(String name) {
        CheckpointSigner signer = current.get(name);
        return signer == null ? renew(name) : signer;
    }

    @Override
    public synchronized List<CheckpointKey> all(String name) {
        return List.copyOf(all.getOrDefault(name, List.of()));
    }

    /**
     * Makes a new key and forgets the private half of the one before.
     *
     * @return the new current key
     * @throws io.github.qms4j.InvalidInputException when no key can have that name
     */
    public synchronized CheckpointKey rotate(String name) {
        return renew(name).key();
    }

    private CheckpointSigner renew(String name) {
        CheckpointSigner fresh = Ed25519Signer.generate(name);
        current.put(name, fresh);
        all.computeIfAbsent(name, any -> new ArrayList<>()).add(0, fresh.key());
        return fresh;
    }
}
