package io.github.qms4j.spi.support;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointKeys;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Keys in the files of a directory, which may be shared by the nodes of a host. The first use of a name makes its first
 * key; nodes that start at once end with the same one.
 *
 * <pre>
 * directory/name/1/public.vkey     a retired key: only the public half is left
 * directory/name/2/public.vkey     the current key, the one with the highest number
 * directory/name/2/private.pem     PKCS#8
 * </pre>
 *
 * <p>Characters of a name other than lower-case letters, digits, {@code -}, {@code _} and inner dots are written as
 * {@code %} and two hexadecimal digits for each byte. On file systems with POSIX permissions everything is made for its
 * owner alone. Nothing is cached: each call reads the files, so a rotation on one node is seen by all.
 *
 * <p>Back the directory up with what it signs, and the public keys also where nobody who may change the records can
 * replace them. A directory {@code .new-…} is left by a process that died while it made a key; nothing was signed with
 * it, so it may be deleted.
 */
public final class FileCheckpointKeys implements CheckpointKeys {
    private static final int MAX_FILE_NAME = 200;

    private final Path directory;

    private FileCheckpointKeys(Path directory) {
        this.directory = directory;
    }

    /** Keys in a directory, which need not exist before the first key is made. */
    public static FileCheckpointKeys in(Path directory) {
        return new FileCheckpointKeys(directory.toAbsolutePath());
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no key can have that name
     * @throws io.github.qms4j.ConfigurationException when a file is damaged or not of this key, or access is denied
     */
    @Override
    public CheckpointSigner current(String name) {
        KeyDirectory keys = keysOf(name);
        if (keys.newest() == 0) {
            keys.create(1);
        }
        while (true) {
            long newest = keys.newest();
            Optional<CheckpointSigner> signer = keys.signer(newest);
            if (signer.isPresent()) {
                return signer.get();
            }
            // Without a private key it was retired since we looked, or its file is lost.
            if (keys.newest() == newest) {
                throw keys.privateKeyMissing(newest);
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no key can have that name
     * @throws io.github.qms4j.ConfigurationException when a file is damaged or not of this key, or access is denied
     */
    @Override
    public List<CheckpointKey> all(String name) {
        KeyDirectory keys = keysOf(name);
        return keys.generations().stream().map(keys::key).toList();
    }

    /**
     * Makes a new key the current one. The public half of the one before is kept; its private half is deleted, so that
     * nobody can sign in the past's name, and only a signer that was obtained before still signs with it. When two nodes
     * rotate at once, one new key may serve both.
     *
     * @return the new current key; publish it
     * @throws InvalidInputException when no key can have that name
     * @throws io.github.qms4j.ConfigurationException when files cannot be written, or are damaged
     */
    public CheckpointKey rotate(String name) {
        KeyDirectory keys = keysOf(name);
        long next = keys.newest() + 1;
        keys.create(next);
        LongStream.range(1, next).forEach(keys::retire);
        return current(name).key();
    }

    private KeyDirectory keysOf(String name) {
        String file = fileName(name);
        if (!CheckpointKey.isName(name) || file.length() > MAX_FILE_NAME) {
            throw InvalidInputException.of(
                    "checkpoint key",
                    "name",
                    name,
                    "is empty, has white space, a plus or a control character, or makes a file name of more than "
                            + MAX_FILE_NAME + " characters",
                    "give a short name such as the host name of the log and a path");
        }
        return new KeyDirectory(directory.resolve(file), name);
    }

    /** Upper case is escaped for file systems that do not tell it from lower case. */
    private static String fileName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean isInnerDot = c == '.' && i > 0 && i < bytes.length - 1;
            boolean isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || isInnerDot;
            file.append(isPlain ? String.valueOf((char) c) : String.format("%%%02X", c));
        }
        return file.toString();
    }
}
