package io.github.qms4j.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema says the same of a file as its reader, as far as a schema can. */
@Verifies("REG-1")
class CatalogueSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("catalogue-files.schema.json"), InputFormat.JSON);

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> builtInFiles() {
        return BuiltIn.sources().stream().map(source -> source.name().substring("built-in ".length()));
    }

    @ParameterizedTest
    @MethodSource("builtInFiles")
    void a_built_in_file_is_valid_by_the_schema(String file) {
        assertThat(SCHEMA.validate(resource(file), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'heading': 'H', -> ",
                "'heading': 'H' -> 'heading': ' '",
                "'summary': 'S.' -> 'summary': ''",
                "'summary': 'S.' -> 'summary': 7",
                "'evidence': ['E'] -> 'evidence': []",
                "'evidence': ['E'] -> 'evidnce': ['E']",
                "'evidence': ['E'] -> 'assessable': true",
                "'id': '1', 'heading' -> 'id': 'One', 'heading'",
                "'extent': 'clauses' -> 'extent': 'all'",
                "'effectiveFrom': '2026-01-01' -> 'effectiveFrom': '1.1.2026'",
                "'effectiveFrom': '2026-01-01' -> 'effectiveUntil': '2026-01-01'",
                "'effectiveFrom': '2026-01-01' -> 'validFrom': '2026-01-01'",
                "'effectiveFrom': '2026-01-01' -> 'incorporates': ['iso']",
                "qms4j-catalogue/1 -> qms4j-catalogue/2"
            })
    void what_the_schema_refuses_the_reader_refuses_too(String change) {
        String valid = "{'format': 'qms4j-catalogue/1', 'instrument': {'id': 'house', 'title': 'T', 'authority': 'A'},"
                + " 'edition': {'id': '1', 'title': 'T', 'extent': 'clauses', 'source': 'S', 'effectiveFrom': '2026-01-01'},"
                + " 'requirements': [{'id': '1', 'heading': 'H', 'summary': 'S.', 'evidence': ['E']}]}";
        String[] sides = change.split(" -> ?", 2);
        String broken = valid.replace(sides[0], sides[1]);

        assertThat(broken).isNotEqualTo(valid);
        assertThat(isValid(valid)).isTrue();
        assertThat(isRead(valid)).isTrue();
        assertThat(isValid(broken)).isFalse();
        assertThat(isRead(broken)).isFalse();
    }

    private static boolean isValid(String content) {
        return SCHEMA.validate(content.replace('\'', '"'), InputFormat.JSON).isEmpty();
    }

    private static boolean isRead(String content) {
        byte[] bytes = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            CatalogueLibrary.empty()
                    .with(List.of(new CatalogueSource("f.json", () -> new ByteArrayInputStream(bytes))));
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
