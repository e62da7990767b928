package io.github.qms4j.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The code blocks of a project's pages, held to code that its build compiles and runs: each is a run of lines in a
 * source file of a test, or of an example that tests run. Indentation is of no account, so that a block may be the body
 * of a method.
 */
public final class DocumentedCode {
    private static final String FENCE = "```";

    private final Path project;

    private DocumentedCode(Path project) {
        this.project = project;
    }

    /** The pages and sources below the root of a project. */
    public static DocumentedCode of(Path project) {
        return new DocumentedCode(project);
    }

    /**
     * A block of code on a page.
     *
     * @param page the file
     * @param line the number of its first line within the page, from 1
     * @param language what stands behind the fence, such as {@code java}; empty when nothing does
     * @param lines its lines as they are
     */
    public record Block(Path page, int line, String language, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }

        /** The whole block; each line ends with a line feed. */
        public String text() {
            return String.join("\n", lines) + "\n";
        }

        /** Page and line, for messages. */
        public String place() {
            return page + ":" + line;
        }
    }

    /** The blocks of all pages, the project's own and those below {@code docs}. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        files(project, 1, DocumentedCode::isPage).forEach(page -> blocks.addAll(blocksOf(page)));
        files(project.resolve("docs"), Integer.MAX_VALUE, DocumentedCode::isPage)
                .forEach(page -> blocks.addAll(blocksOf(page)));
        return blocks;
    }

    /** The blocks of one page in one language, in their order; for tests of what a page shows as input. */
    public List<Block> blocks(String page, String language) {
        return blocks().stream()
                .filter(block -> block.page().endsWith(page))
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The Java blocks that stand in no source that a build runs. */
    public List<Block> withoutSource() {
        List<List<String>> sources = files(project, Integer.MAX_VALUE, this::isRun).stream()
                .map(file -> stripped(lines(file)))
                .toList();
        return blocks().stream()
                .filter(block -> block.language().equals("java"))
                .filter(block -> sources.stream()
                        .noneMatch(source -> Collections.indexOfSubList(source, stripped(block.lines())) >= 0))
                .toList();
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    /** Tests, and the main code of examples, which is there to be run by their tests. */
    private boolean isRun(Path file) {
        String path = "/" + project.relativize(file).toString().replace('\\', '/');
        return path.endsWith(".java")
                && !path.contains("/target/")
                && (path.contains("/src/test/java/")
                        || (path.startsWith("/qms-examples/") && path.contains("/src/main/java/")));
    }

    private static List<Block> blocksOf(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(page);
        int opened = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            if (opened < 0) {
                opened = i;
            } else {
                String language = lines.get(opened).substring(FENCE.length()).strip();
                blocks.add(new Block(page, opened + 2, language, lines.subList(opened + 1, i)));
                opened = -1;
            }
        }
        if (opened >= 0) {
            throw new IllegalStateException(page + ":" + (opened + 1) + ": the block is not closed");
        }
        return blocks;
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream().map(String::strip).toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static List<Path> files(Path folder, int depth, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }
}
