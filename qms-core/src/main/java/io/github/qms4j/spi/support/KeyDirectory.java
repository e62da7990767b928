package io.github.qms4j.spi.support;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.signature.CheckpointKey;
import io.github.qms4j.spi.signature.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one name: a directory for each generation, numbered from 1. A generation appears complete or not at all,
 * by renaming a directory, which fails when there is one of that number; so processes need no lock.
 */
final class KeyDirectory {
    private static final Pattern GENERATION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String PUBLIC = "public.vkey";
    private static final String PRIVATE = "private.pem";

    private final Path home;
    private final String name;

    KeyDirectory(Path home, String name) {
        this.home = home;
        this.name = name;
    }

    /** The numbers of all generations, the newest first. */
    List<Long> generations() {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(entry -> !entry.startsWith("."))
                    .map(this::generation)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw inaccessible("list", home, e);
        }
    }

    /** The number of the newest generation; 0 when there is none. */
    long newest() {
        return generations().stream().findFirst().orElse(0L);
    }

    /** The public key of a generation. */
    CheckpointKey key(long generation) {
        Path file = file(generation, PUBLIC);
        String text = read(file).orElseThrow(() -> damaged(file, "it is missing", null));
        try {
            CheckpointKey key = CheckpointKey.parse(text.stripTrailing());
            if (!key.name().equals(name)) {
                throw damaged(file, "it is a key of " + key.name(), null);
            }
            return key;
        } catch (InvalidInputException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** Signs with the key of a generation; empty when its private half is no longer there. */
    Optional<CheckpointSigner> signer(long generation) {
        Path file = file(generation, PRIVATE);
        CheckpointKey key = key(generation);
        return read(file).map(pem -> {
            try {
                return Ed25519Signer.of(key, pem);
            } catch (IllegalArgumentException e) {
                throw damaged(file, e.getMessage(), e);
            }
        });
    }

    /** Makes the key of a generation, unless somebody else has. */
    void create(long generation) {
        Ed25519Signer fresh = Ed25519Signer.generate(name);
        try {
            Files.createDirectories(home, ownerOnly("rwx------"));
            Path unfinished = Files.createTempDirectory(home, ".new-", ownerOnly("rwx------"));
            write(unfinished.resolve(PRIVATE), fresh.pem());
            write(unfinished.resolve(PUBLIC), fresh.key().text() + "\n");
            publish(unfinished, home.resolve(String.valueOf(generation)));
        } catch (IOException e) {
            throw inaccessible("write", home, e);
        }
    }

    /** Deletes the private half of a generation's key. */
    void retire(long generation) {
        Path file = file(generation, PRIVATE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw inaccessible("delete", file, e);
        }
    }

    ConfigurationException privateKeyMissing(long generation) {
        return new ConfigurationException("the current key of " + name + " has no " + file(generation, PRIVATE)
                + "; restore the file from a backup, or rotate the key to make a new one");
    }

    private void publish(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // How a target that exists is reported differs from platform to platform.
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Files.delete(unfinished.resolve(PRIVATE));
            Files.delete(unfinished.resolve(PUBLIC));
            Files.delete(unfinished);
        }
        force(home);
    }

    /** A power failure must not take a key that has signed; not every platform lets a directory be forced. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open directories, and needs no forcing of renames.
        }
    }

    private void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Bytes that are not UTF-8 are replaced, so that what makes no sense of them can say so. */
    private Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw inaccessible("read", file, e);
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return home.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private long generation(String entry) {
        if (!GENERATION.matcher(entry).matches()) {
            throw new ConfigurationException(home.resolve(entry) + " is not a key of " + name
                    + "; the directory is for numbered keys alone, so move the file elsewhere");
        }
        return Long.parseLong(entry);
    }

    private Path file(long generation, String file) {
        return home.resolve(String.valueOf(generation)).resolve(file);
    }

    private ConfigurationException damaged(Path file, @Nullable String reason, @Nullable Throwable cause) {
        return new ConfigurationException(
                file + " is not usable as a key of " + name + ": " + reason + "; restore it from a backup", cause);
    }

    private static ConfigurationException inaccessible(String action, Path file, Exception cause) {
        return new ConfigurationException(
                "cannot " + action + " " + file + ": " + cause + "; give the process access to the directory of keys",
                cause);
    }
}
