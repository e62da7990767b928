package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.trail.checkpoint.Attestation;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import io.github.qms4j.trail.merkle.ConsistencyProof;
import io.github.qms4j.trail.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys, and the memory of what they signed, in the files of a directory that the nodes of a host share.
 *
 * <pre>
 * directory/log/1/public.vkey       a retired key: only the public half is left
 * directory/log/2/public.vkey       the current key, the one with the highest number
 * directory/log/2/private.pem       PKCS#8
 * directory/log/latest.txt          the checkpoint that was signed last
 * directory/log/set-back-1/         a checkpoint that was abandoned, the one accepted in its place, and by which act
 * directory/log/lock                held by whoever signs
 * </pre>
 *
 * <p>Characters of a log's name other than lower-case letters, digits, {@code -}, {@code _} and inner dots are written as
 * {@code %} and two hexadecimal digits for each byte. On file systems with POSIX permissions everything is made for its
 * owner alone. Nothing is cached: each call reads the files, so a rotation on one node is seen by all. The file system
 * must have locks that hold between the nodes, and renames that replace a file atomically.
 *
 * <p>Keep the directory where those who can write to the database cannot, and back it up; a backup of it that is older
 * than that of the database does no harm, while one that is newer makes the database look set back, which it is. Keep the
 * public keys also where nobody who may change the records can replace them. A file or directory {@code .new-…} is left by
 * a process that died; nothing was signed with it, so it may be deleted.
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

    /** The files of one log. */
    private static final class Home {
        private final DurableFiles files;
        private final KeyDirectory keys;
        private final SigningMemory memory;

        Home(Path place, String log) {
            this.files = new DurableFiles(place);
            this.keys = new KeyDirectory(files, log);
            this.memory = new SigningMemory(files, log);
        }

        <T> T locked(Supplier<T> work) {
            return new DirectoryLock(files).locked(work);
        }

        /** With the files as they are when nobody else can change them. */
        <T> T withKeys(Supplier<T> work) {
            if (keys.generations().isEmpty()) {
                keys.signer();
            }
            return locked(work);
        }

        SigningAnswer signed(Checkpoint checkpoint) {
            SignedCheckpoint signed = SignedCheckpoint.of(checkpoint, keys.signer());
            memory.remember(signed);
            return new SigningAnswer.Signed(signed);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no log can have that name
     * @throws ConfigurationException when a file is damaged or not of this log, or access is denied
     */
    @Override
    public List<CheckpointKey> all(String log) {
        return homeOf(log).keys.all();
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no log can have that name
     * @throws ConfigurationException when a file is damaged, missing or not of this log, or access is denied
     */
    @Override
    public Optional<SignedCheckpoint> latest(String log) {
        Home home = homeOf(log);
        List<CheckpointKey> keys = home.keys.all();
        return keys.isEmpty() ? Optional.empty() : Optional.of(home.memory.latest(keys));
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException when a file is damaged, missing or not of this log, or access is denied
     */
    @Override
    public SigningAnswer sign(Checkpoint next, ConsistencyProof proof) {
        Home home = homeOf(next.origin());
        return home.withKeys(() -> {
            SignedCheckpoint latest = home.memory.latest(home.keys.all());
            if (latest.checkpoint().equals(next)) {
                return new SigningAnswer.Signed(latest);
            }
            return latest.checkpoint().isExtendedBy(next, proof)
                    ? home.signed(next)
                    : new SigningAnswer.Declined(latest);
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no log can have that name
     * @throws ConfigurationException when there is no key, or a file is damaged or not of this log, or access is denied
     */
    @Override
    public Attestation attest(String log, String hash) {
        Home home = homeOf(log);
        return home.withKeys(() -> Attestation.of(log, hash, home.keys.signer()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when no log can have that name, or an earlier key is not one of this log
     * @throws ConfigurationException when files cannot be written, or are damaged
     */
    @Override
    public CheckpointKey create(String log, List<CheckpointKey> earlier) {
        Home home = homeOf(log);
        earlier.forEach(key -> requireOf(log, key));
        home.files.createHome();
        return home.locked(() -> {
            if (!home.keys.generations().isEmpty()) {
                throw new ConfigurationException(
                        "the log " + log + " has a key in " + home.files.home() + "; rotate it to make a new one");
            }
            Ed25519Signer fresh = Ed25519Signer.generate(log);
            // Before the key: with a key and no memory nobody could tell that nothing was signed.
            Checkpoint known =
                    home.memory.latest().map(SignedCheckpoint::checkpoint).orElse(Checkpoint.of(log, 0, Hash.EMPTY));
            home.memory.remember(SignedCheckpoint.of(known, fresh));
            home.keys.addFirst(fresh, earlier);
            return fresh.key();
        });
    }

    /**
     * Makes a new key the current one. The public half of the one before is kept; its private half is deleted, so that
     * nobody can sign in the past's name.
     *
     * @return the new current key; publish it
     * @throws InvalidInputException when no log can have that name
     * @throws ConfigurationException when there is no key, or files cannot be written, or are damaged
     */
    @Override
    public CheckpointKey rotate(String log) {
        Home home = homeOf(log);
        return home.withKeys(() -> {
            home.memory.latest(home.keys.all());
            Ed25519Signer fresh = Ed25519Signer.generate(log);
            home.keys.add(fresh);
            return fresh.key();
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException when there is no key, or files cannot be written, or are damaged
     */
    @Override
    public SigningAnswer setBack(SignedCheckpoint abandoned, Checkpoint accepted, String act) {
        Home home = homeOf(accepted.origin());
        return home.withKeys(() -> {
            SignedCheckpoint latest = home.memory.latest(home.keys.all());
            if (!latest.equals(abandoned)) {
                return new SigningAnswer.Declined(latest);
            }
            home.memory.add(new SetBack(abandoned, SignedCheckpoint.of(accepted, home.keys.signer()), act));
            return home.signed(accepted);
        });
    }

    @Override
    public List<SetBack> setBacks(String log) {
        return homeOf(log).memory.setBacks();
    }

    private static void requireOf(String log, CheckpointKey key) {
        if (!key.name().equals(log)) {
            throw InvalidInputException.of(
                    "checkpoint key", "earlier", key.text(), "is a key of " + key.name(), "give keys of " + log);
        }
    }

    private Home homeOf(String log) {
        String file = fileName(log);
        if (!CheckpointKey.isName(log) || file.length() > MAX_FILE_NAME) {
            throw InvalidInputException.of(
                    "checkpoint key",
                    "name",
                    log,
                    "is empty, has white space, a plus or a control character, or makes a file name of more than "
                            + MAX_FILE_NAME + " characters",
                    "give a short name such as the host name of the log and a path");
        }
        return new Home(directory.resolve(file), log);
    }

    /** Upper case is escaped for file systems that do not tell it from lower case. */
    static String fileName(String name) {
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
