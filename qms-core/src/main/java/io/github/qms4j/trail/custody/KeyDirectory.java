package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of one log: a directory for each generation, numbered from 1, which appears complete or not at all. */
final class KeyDirectory {
    private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern BESIDES = Pattern.compile("\\..*|lock|latest\\.txt|set-back-[1-9][0-9]{0,8}");
    private static final String PUBLIC = "public.vkey";
    private static final String PRIVATE = "private.pem";

    private final DurableFiles files;
    private final String log;

    KeyDirectory(DurableFiles files, String log) {
        this.files = files;
        this.log = log;
    }

    /** The numbers of all generations, the newest first. */
    List<Long> generations() {
        try (Stream<Path> entries = Files.list(files.home())) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(entry -> !BESIDES.matcher(entry).matches())
                    .map(this::generation)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw DurableFiles.inaccessible("list", files.home(), e);
        }
    }

    /** The public keys, the newest first. */
    List<CheckpointKey> all() {
        return generations().stream().map(this::key).toList();
    }

    private CheckpointKey key(long generation) {
        Path file = file(generation, PUBLIC);
        String text = DurableFiles.read(file).orElseThrow(() -> damaged(file, "it is missing", null));
        try {
            CheckpointKey key = CheckpointKey.parse(text.stripTrailing());
            if (!key.name().equals(log)) {
                throw damaged(file, "it is a key of " + key.name(), null);
            }
            return key;
        } catch (InvalidInputException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /**
     * Signs with the newest key.
     *
     * @throws ConfigurationException when there is none, or its private half is lost
     */
    CheckpointSigner signer() {
        long newest = generations().stream()
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("the log " + log + " has no key in " + files.home()
                        + "; make one with qms.as(actor, reason).custody().createKey(), or restore the directory of keys"
                        + " if it had one"));
        Path file = file(newest, PRIVATE);
        CheckpointKey key = key(newest);
        String pem = DurableFiles.read(file)
                .orElseThrow(() -> new ConfigurationException("the current key of " + log + " has no " + file
                        + "; restore the file from a backup, or rotate the key to make a new one"));
        try {
            return Ed25519Signer.of(key, pem);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** Makes a key the current one, and deletes the private halves of all before it. */
    void add(Ed25519Signer signer) {
        add(signer, generations().stream().findFirst().orElse(0L) + 1);
    }

    /** The first key to sign with, behind the public halves of those by which the log was signed before. */
    void addFirst(Ed25519Signer signer, List<CheckpointKey> earlier) {
        add(signer, earlier.size() + 1L);
        for (int i = 0; i < earlier.size(); i++) {
            publish(i + 1L, Map.of(PUBLIC, earlier.get(i).text() + "\n"));
        }
    }

    private void add(Ed25519Signer signer, long generation) {
        publish(generation, Map.of(PUBLIC, signer.key().text() + "\n", PRIVATE, signer.pem()));
        for (long earlier = 1; earlier < generation; earlier++) {
            DurableFiles.delete(file(earlier, PRIVATE));
        }
    }

    private void publish(long generation, Map<String, String> key) {
        if (!files.publish(String.valueOf(generation), key)) {
            throw new ConfigurationException(files.home() + " got a key " + generation
                    + " from somebody who did not take the lock; leave the directory to this library");
        }
    }

    private long generation(String entry) {
        if (!GENERATION.matcher(entry).matches()) {
            throw new ConfigurationException(files.home().resolve(entry) + " is not a key of " + log
                    + "; the directory is for numbered keys alone, so move the file elsewhere");
        }
        return Long.parseLong(entry);
    }

    private Path file(long generation, String file) {
        return files.home().resolve(String.valueOf(generation)).resolve(file);
    }

    private ConfigurationException damaged(Path file, @Nullable String reason, @Nullable Throwable cause) {
        return new ConfigurationException(
                file + " is not usable as a key of " + log + ": " + reason + "; restore it from a backup", cause);
    }
}
