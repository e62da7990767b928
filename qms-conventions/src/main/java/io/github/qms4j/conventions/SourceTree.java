package io.github.qms4j.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the build as they lie on disk: which code names a rule, and how the tests ended that verify one. */
final class SourceTree {
    // Two digits at most and nothing behind: AUD-2026-0007 is the number of an audit, not a rule.
    private static final Pattern RULE =
            Pattern.compile("\\b(?:X|REG|OBJ|SOL|SD|TRN|KPI|CAP|AUD|INS|REV|DOC)-\\d{1,2}\\b(?!-)");

    private final Path root;
    private final List<Path> modules;

    private SourceTree(Path root, List<Path> modules) {
        this.root = root;
        this.modules = modules;
    }

    /** Every directory below the root, at any depth, that has a {@code pom.xml}. */
    static SourceTree of(Path root) {
        List<Path> modules = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    if (!directory.equals(root)
                            && (name.startsWith(".") || name.equals("target") || name.equals("src"))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (Files.exists(directory.resolve("pom.xml"))) {
                        modules.add(directory);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the modules below " + root, e);
        }
        Collections.sort(modules);
        return new SourceTree(root, List.copyOf(modules));
    }

    /** Production sources by the rule id they name, as paths relative to the root with {@code /}. */
    Map<String, Set<String>> codeByRule() {
        Map<String, Set<String>> code = new TreeMap<>();
        for (Path module : modules) {
            // What checks the rules names them all, and implements none.
            if (!module.endsWith("qms-conventions")) {
                for (Path source : files(module.resolve("src/main/java"), ".java")) {
                    Matcher matcher = RULE.matcher(text(source));
                    String path = root.relativize(source).toString().replace('\\', '/');
                    while (matcher.find()) {
                        code.computeIfAbsent(matcher.group(), id -> new TreeSet<>())
                                .add(path);
                    }
                }
            }
        }
        return code;
    }

    /** What the listener recorded, without what it recorded of classes that have been deleted since. */
    List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (Path module : modules) {
            for (Path file : files(module.resolve("target/traceability"), ".csv")) {
                Trace.read(text(file), root.relativize(file).toString()).stream()
                        .filter(trace -> isCompiled(module, trace.testClass()))
                        .forEach(traces::add);
            }
        }
        return traces;
    }

    private static boolean isCompiled(Path module, String testClass) {
        String file = testClass.replace('.', '/') + ".class";
        return Files.exists(module.resolve("target/test-classes").resolve(file));
    }

    private static List<Path> files(Path directory, String suffix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
