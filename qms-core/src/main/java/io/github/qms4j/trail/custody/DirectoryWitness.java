package io.github.qms4j.trail.custody;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.trail.checkpoint.Checkpoint;
import io.github.qms4j.trail.checkpoint.SealLine;
import io.github.qms4j.trail.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints as files of a directory, such as a share of another department, or a bucket that is mounted and keeps what
 * was once written. Files are added, and never altered or deleted.
 *
 * <pre>
 * directory/log/20260302T090000250Z-1200.txt     a checkpoint of 1,200 entries, sealed at that instant in UTC
 * </pre>
 *
 * <p>The log's name is written as {@link FileCheckpointKeys} writes it. The directory must be there: one that is made
 * anew in place of a share that is not mounted would be no witness.
 */
public final class DirectoryWitness implements CheckpointWitness {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".txt";

    private final Path directory;

    private DirectoryWitness(Path directory) {
        this.directory = directory;
    }

    /**
     * A witness that keeps checkpoints in a directory.
     *
     * @throws ConfigurationException when it is not a directory
     */
    public static DirectoryWitness in(Path directory) {
        DirectoryWitness witness = new DirectoryWitness(directory.toAbsolutePath());
        witness.requireDirectory();
        return witness;
    }

    private void requireDirectory() {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException(
                    directory
                            + " is not a directory, so it can hold no checkpoints; make or mount it before the engine is built");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when the checkpoint is not of a seal
     * @throws ConfigurationException when the directory is not there
     * @throws UncheckedIOException when the file cannot be written
     */
    @Override
    public void accept(SignedCheckpoint checkpoint) {
        requireDirectory();
        Path home = homeOf(checkpoint.checkpoint().origin());
        Path file = home.resolve(fileName(checkpoint.checkpoint()));
        try {
            Files.createDirectories(home);
            if (Files.exists(file)) {
                requireSame(file, checkpoint);
                return;
            }
            Path unfinished = Files.createTempFile(home, ".new-", "");
            Files.writeString(unfinished, checkpoint.text());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint cannot be kept as " + file + ": " + e, e);
        }
    }

    private static void requireSame(Path file, SignedCheckpoint checkpoint) throws IOException {
        if (!Files.readString(file).equals(checkpoint.text())) {
            throw new ConfigurationException(
                    file + " holds another checkpoint than the one that was signed for the same"
                            + " seal; find out who has altered it");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException when the directory is not there, or what should be the latest checkpoint is none
     * @throws UncheckedIOException when the files cannot be read
     */
    @Override
    public Optional<SignedCheckpoint> latest(String log) {
        requireDirectory();
        try (Stream<Path> files = Files.list(homeOf(log))) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .max(Comparator.comparing(file -> file.getFileName().toString()))
                    .map(file -> read(file, log));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + directory + " cannot be read: " + e, e);
        }
    }

    private static SignedCheckpoint read(Path file, String log) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(Files.readString(file));
            if (checkpoint.checkpoint().origin().equals(log) && file.endsWith(fileName(checkpoint.checkpoint()))) {
                return checkpoint;
            }
            throw new ConfigurationException(file + " holds a checkpoint that belongs under another name");
        } catch (InvalidInputException e) {
            throw new ConfigurationException(file + " holds no checkpoint: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e, e);
        }
    }

    private Path homeOf(String log) {
        return directory.resolve(FileCheckpointKeys.fileName(log));
    }

    private static String fileName(Checkpoint checkpoint) {
        Instant at = SealLine.of(checkpoint)
                .orElseThrow(() -> InvalidInputException.of(
                        "checkpoint",
                        "extensions",
                        checkpoint.extensions(),
                        "do not say of which seal it is",
                        "hand over what a log of this library has signed"))
                .at();
        return INSTANT.format(at) + "-" + checkpoint.size() + SUFFIX;
    }

    @Override
    public String describe() {
        return "directory " + directory;
    }
}
