package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/rules.md to the tables that the code runs. To write it anew: {@code mvn verify
 * -Dqms.rules.write=true}.
 */
@Verifies("X-2")
class RuleCatalogueDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");

    @Test
    void the_document_says_what_the_tables_say() throws IOException {
        String generated = RuleCatalogue.of(Qms.recordTypes()).toMarkdown();
        if (Boolean.getBoolean("qms.rules.write")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/rules.md; write it anew with -Dqms.rules.write=true")
                .isEqualTo(generated);
    }
}
