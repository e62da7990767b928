package io.github.qms4j.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.conventions.DocumentedCode.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedCodeTest {
    private static final String PAGE = "# Title\n\n```java\nint one = 1;\n\n    int two = 2;\n```\n\n```sh\nls\n```\n";

    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

    @TempDir
    private Path project;

    @BeforeEach
    void page() throws IOException {
        write("README.md", PAGE);
        write("docs/deep/other.md", "```java\nint three = 3;\n```\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void every_java_block_of_this_project_stands_in_code_that_the_build_runs() {
        DocumentedCode code = DocumentedCode.of(Path.of(".."));

        assertThat(code.blocks()).anyMatch(block -> block.language().equals("java"));
        assertThat(code.withoutSource()).extracting(Block::place).isEmpty();
    }

    @Test
    void every_coordinate_on_a_page_is_one_of_this_build() throws IOException {
        String version = firstVersion(Files.readString(Path.of("../pom.xml")));
        List<String> blocks = DocumentedCode.of(Path.of("..")).blocks("README.md", "xml").stream()
                .map(Block::text)
                .toList();

        assertThat(blocks).isNotEmpty().allSatisfy(block -> {
            assertThat(firstVersion(block)).isEqualTo(version);
            assertThat(ARTIFACT.matcher(block).results().map(found -> Path.of("..", found.group(1), "pom.xml")))
                    .isNotEmpty()
                    .allMatch(Files::exists);
        });
    }

    private static String firstVersion(String pom) {
        return VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
    }

    @Test
    void the_blocks_of_one_page_are_given_as_they_are() {
        assertThat(DocumentedCode.of(project).blocks("README.md", "java"))
                .extracting(Block::text)
                .containsExactly("int one = 1;\n\n    int two = 2;\n");
    }

    @Test
    void a_block_is_found_by_its_lines_whatever_their_indentation() throws IOException {
        write("core/src/test/java/A.java", "class A {\n    void a() {\n  int one = 1;\n\n  int two = 2;\n    }\n}\n");
        write("qms-examples/b/src/main/java/B.java", "class B {\n    int three = 3;\n}\n");

        assertThat(DocumentedCode.of(project).withoutSource()).isEmpty();
    }

    @Test
    void a_block_that_differs_in_one_line_is_named_by_page_and_line() throws IOException {
        write("core/src/test/java/A.java", "int one = 1;\n\nint two = 22;\nint three = 3;\n");

        assertThat(DocumentedCode.of(project).withoutSource())
                .extracting(Block::place)
                .containsExactly(project.resolve("README.md") + ":4");
    }

    @Test
    void code_that_no_test_runs_is_no_source() throws IOException {
        write("core/src/main/java/A.java", "int three = 3;\n");
        write("core/target/x/src/test/java/A.java", "int three = 3;\n");

        assertThat(DocumentedCode.of(project).withoutSource()).hasSize(2);
    }

    @Test
    void a_block_that_is_not_closed_is_an_error() throws IOException {
        write("docs/open.md", "text\n\n```java\nint one = 1;\n");

        assertThatThrownBy(() -> DocumentedCode.of(project).blocks()).hasMessageContaining("open.md:3");
    }
}
