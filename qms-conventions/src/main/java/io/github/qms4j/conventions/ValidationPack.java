package io.github.qms4j.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the traceability of the build: {@code docs/validation/traceability.md} and {@code .csv} without results, which
 * are committed, and one with results into the directory given.
 *
 * <p>Arguments: the root of the build, the directory for the results, {@code write} or {@code --check}. With
 * {@code --check} the committed files are compared instead of written, and a difference is an error.
 */
public final class ValidationPack {
    private static final int SHOWN = 100;

    private final Path root;
    private final Path results;
    private final boolean check;

    ValidationPack(Path root, Path results, boolean check) {
        this.root = root;
        this.results = results;
        this.check = check;
    }

    /** Ends with an exception, whose message says what to do, when a committed file is stale or a rule id unknown. */
    public static void main(String[] arguments) {
        if (arguments.length != 3 || !List.of("write", "--check").contains(arguments[2])) {
            throw new IllegalArgumentException("arguments: <root of the build> <directory for results> write|--check");
        }
        new ValidationPack(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2].equals("--check")).generate();
    }

    void generate() {
        SourceTree tree = SourceTree.of(root);
        TraceabilityTable table = new TraceabilityTable(Rule.all(), tree.codeByRule(), tree.traces());
        // First the results: they are wanted most when the comparison fails.
        write(results.resolve("traceability.md"), table.withResults(System.getProperty("java.version")));
        Path documents = root.resolve("docs/validation");
        publish(documents.resolve("traceability.md"), table.withoutResults());
        publish(documents.resolve("traceability.csv"), table.csv());
    }

    private void publish(Path file, String text) {
        if (check) {
            String committed = read(file).orElse("");
            if (!committed.equals(text)) {
                throw new IllegalStateException(root.relativize(file) + " is not what this build generates; "
                        + firstDifference(committed, text) + " Run mvn verify and commit the file.");
            }
        } else if (!read(file).equals(Optional.of(text))) {
            write(file, text);
        }
    }

    private static String firstDifference(String committed, String generated) {
        List<String> old = committed.lines().toList();
        List<String> now = generated.lines().toList();
        int line = 0;
        while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
            line++;
        }
        return "first difference in line " + (line + 1) + ": " + difference(lineOf(old, line), lineOf(now, line));
    }

    private static String lineOf(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "end of file";
    }

    /** A line names all tests of a rule, and is far too long to be shown. */
    private static String difference(String old, String now) {
        int same = 0;
        while (same < Math.min(old.length(), now.length()) && old.charAt(same) == now.charAt(same)) {
            same++;
        }
        return "committed '" + around(old, same) + "', generated '" + around(now, same) + "'.";
    }

    private static String around(String line, int place) {
        int from = Math.max(0, place - SHOWN);
        int until = Math.min(line.length(), place + SHOWN);
        return (from == 0 ? "" : "…") + line.substring(from, until) + (until == line.length() ? "" : "…");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).replace("\r\n", "\n")) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
