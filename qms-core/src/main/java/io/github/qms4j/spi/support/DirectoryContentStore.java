package io.github.qms4j.spi.support;

import io.github.qms4j.spi.content.ContentStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Texts of documents as files of a directory, each under its SHA-256:
 *
 * <pre>
 * directory/9f/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08     a text
 * directory/incoming/…                                                             texts on their way in
 * </pre>
 *
 * <p>A file comes under its name only when all of it is on the disk. What is left in {@code incoming} by a process that
 * was killed may be deleted. The directory must be there: one that is made anew in place of a share that is not mounted
 * would seem to have lost every text.
 */
public final class DirectoryContentStore implements ContentStore {
    private static final String INCOMING = "incoming";

    private final Path directory;

    private DirectoryContentStore(Path directory) {
        this.directory = directory;
    }

    /** Texts in a directory that exists; another tenant has another directory. */
    public static DirectoryContentStore in(Path directory) {
        return new DirectoryContentStore(directory.toAbsolutePath());
    }

    @Override
    public Intake begin() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(
                    directory.toString(), null, "is no directory; make it, or mount the share that it is on");
        }
        Path incoming = made(directory.resolve(INCOMING));
        return new FileIntake(Files.createTempFile(incoming, "text-", ".part"));
    }

    private static Path made(Path wanted) throws IOException {
        try {
            return Files.createDirectory(wanted);
        } catch (FileAlreadyExistsException e) {
            return wanted;
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) throws IOException {
        try {
            return Optional.of(Files.newInputStream(file(sha256)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String place(String sha256) {
        return file(sha256).toString();
    }

    private Path file(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return directory.resolve(sha256.substring(0, 2));
    }

    /** Not every platform lets a directory be forced. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open directories, and needs no forcing of renames.
        }
    }

    @Override
    public String describe() {
        return "directory " + directory;
    }

    private final class FileIntake implements Intake {
        private final Path part;
        private final FileChannel channel;
        private final OutputStream bytes;

        FileIntake(Path part) throws IOException {
            this.part = part;
            this.channel = FileChannel.open(part, StandardOpenOption.WRITE);
            this.bytes = Channels.newOutputStream(channel);
        }

        @Override
        public OutputStream bytes() {
            return bytes;
        }

        @Override
        public void keepAs(String sha256) throws IOException {
            channel.force(true);
            channel.close();
            Path folder = made(folder(sha256));
            Files.move(part, file(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
            force(directory);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
