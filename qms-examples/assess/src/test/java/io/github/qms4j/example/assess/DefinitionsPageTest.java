package io.github.qms4j.example.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.DocumentedCode;
import io.github.qms4j.conventions.DocumentedCode.Block;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the definition file that its page shows. */
class DefinitionsPageTest {
    private static final String PAGE = "docs/definitions.md";
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void the_file_of_the_page_is_valid() {
        List<Block> files = DocumentedCode.of(Path.of("../..")).blocks(PAGE, "yaml");

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(DefinitionFile.parse(PAGE, file.text(), NOW)).isNotNull());
    }
}
