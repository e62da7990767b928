package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import java.io.IOException;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Text files in one directory that a power failure does not take, and that nobody but their owner may read. */
final class DurableFiles {
    private final Path home;

    DurableFiles(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    /** Makes the directory, unless it is there. */
    void createHome() {
        try {
            Files.createDirectories(home, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw inaccessible("write", home, e);
        }
    }

    /** What a file has; empty when there is none. Bytes that are not UTF-8 are replaced, so that a reader can say so. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw inaccessible("read", file, e);
        }
    }

    /** Puts a text in place of a file's, or makes the file. Whoever reads sees the one or the other. */
    void replace(String name, String text) {
        Path file = home.resolve(name);
        try {
            Path unfinished = Files.createTempFile(home, ".new-", "", ownerOnly("rw-------"));
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                writeAll(channel, text);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(home);
        } catch (IOException e) {
            throw inaccessible("write", file, e);
        }
    }

    /**
     * Makes a directory with files in it, which appears complete or not at all.
     *
     * @param files the text of each by its name
     * @return false when there is a directory of that name, which stays as it is
     */
    boolean publish(String name, Map<String, String> files) {
        Path target = home.resolve(name);
        try {
            Path unfinished = Files.createTempDirectory(home, ".new-", ownerOnly("rwx------"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(unfinished.resolve(file.getKey()), file.getValue());
            }
            force(unfinished);
            boolean published = moved(unfinished, target);
            if (!published) {
                for (String file : files.keySet()) {
                    Files.delete(unfinished.resolve(file));
                }
                Files.delete(unfinished);
            }
            force(home);
            return published;
        } catch (IOException e) {
            throw inaccessible("write", target, e);
        }
    }

    private static boolean moved(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            // How a target that exists is reported differs from platform to platform.
            if (!Files.isDirectory(target)) {
                throw e;
            }
            return false;
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw inaccessible("delete", file, e);
        }
    }

    private void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly("rw-------"))) {
            writeAll(channel, text);
        }
    }

    private static void writeAll(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Not every platform lets a directory be forced. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open directories, and needs no forcing of renames.
        }
    }

    FileAttribute<?>[] ownerOnly(String permissions) {
        return home.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static ConfigurationException inaccessible(String action, Path file, Exception cause) {
        return new ConfigurationException(
                "cannot " + action + " " + file + ": " + cause + "; give the process access to the directory of keys",
                cause);
    }
}
