package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/catalogues.md to what the library holds and reads. To write its table anew: {@code -Dqms.catalogues.write=true}.
 */
class CatalogueDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "catalogues.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- generated: .*? -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    @Verifies("REG-2")
    void the_document_lists_the_built_in_catalogues_with_their_hashes() throws IOException {
        String written = Files.readString(DOCUMENT);
        String generated = TABLE.matcher(written).replaceAll(found -> found.group(1) + table() + found.group(3));
        if (Boolean.getBoolean("qms.catalogues.write")) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/catalogues.md; write it anew with -Dqms.catalogues.write=true")
                .isEqualTo(generated)
                .contains("iso-9001:2015-amd1");
    }

    private static String table() {
        String head = """
                | Edition | Id | Effective | Extent | Verified | Clauses | Assessable | Content hash |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """;
        return CatalogueLibrary.builtIn().catalogues().stream()
                .map(CatalogueDocumentTest::row)
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private static String row(Catalogue catalogue) {
        Edition edition = catalogue.edition();
        String from = edition.effectiveFrom().map(day -> "from " + day).orElse("draft");
        long unverified = catalogue.requirements().stream()
                .filter(requirement -> !requirement.isVerified())
                .count();
        String verified = edition.isVerified() ? unverified == 0 ? "yes" : "yes, but for " + unverified : "no";
        return "| %s | `%s` | %s | %s | %s | %d | %d | `%s…` |"
                .formatted(
                        edition.title(),
                        catalogue.id(),
                        edition.effectiveUntil()
                                .map(day -> from + " until " + day)
                                .orElse(from),
                        JsonFields.word(edition.extent()),
                        verified,
                        catalogue.requirements().size(),
                        catalogue.assessable().size(),
                        catalogue.contentHash().substring(0, 16));
    }

    @Test
    @Verifies("REG-1")
    void the_examples_of_the_document_are_files_that_come_in_together() throws IOException {
        List<CatalogueSource> examples = EXAMPLE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1).getBytes(StandardCharsets.UTF_8))
                .map(bytes -> new CatalogueSource("example " + bytes.length, () -> new ByteArrayInputStream(bytes)))
                .toList();

        CatalogueLibrary library = CatalogueLibrary.builtIn().with(examples);

        assertThat(examples).hasSize(5);
        assertThat(library.editions("acme-quality"))
                .extracting(catalogue -> catalogue.requirements().size())
                .containsExactly(3, 4);
        assertThat(library.failurePatterns()).hasSize(2);
    }
}
