package io.github.qms4j.regulation.oscal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One of the JSON schemas of OSCAL 1.2.1 as NIST publishes them; formats count as rules. */
final class OscalSchema {
    private final Schema schema;

    private OscalSchema(Schema schema) {
        this.schema = schema;
    }

    /** Skips the test, by name, where the schema is not at hand. */
    static OscalSchema named(String name) {
        Path file =
                Path.of(System.getProperty("qms.shared.data", "."), "oscal-schemas", "oscal_" + name + "_schema.json");
        assumeTrue(Files.isRegularFile(file), () -> "skipped: the schema is not at " + file.toAbsolutePath());
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        try {
            return new OscalSchema(registry.getSchema(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> violations(String document) {
        return schema.validate(document, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
