package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in docs/architecture.md to the packages that there are. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "qms4j");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> documented() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("### qms-core");
        int until = page.indexOf("\n### ", from + 1);
        return ROW.matcher(page.substring(from, until < 0 ? page.length() : until))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_table_of_packages_has_each_package_and_no_other() throws IOException {
        assertThat(documented()).isEqualTo(packages());
    }
}
