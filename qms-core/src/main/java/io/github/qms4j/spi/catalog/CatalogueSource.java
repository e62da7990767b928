package io.github.qms4j.spi.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A named file of a catalogue format, opened when it is read.
 *
 * @param name the name that messages show, such as the file's path
 * @param content opens the file
 */
public record CatalogueSource(String name, Content content) {
    public CatalogueSource {
        Objects.requireNonNull(content, "content");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a catalogue source needs a name; give the path of its file");
        }
    }

    /** Opens the bytes of a file. In a named module it is the provider's own code that must open its resources. */
    @FunctionalInterface
    public interface Content {
        /**
         * A new stream from the first byte on. The reader closes it.
         *
         * @throws IOException when the file cannot be opened
         */
        InputStream open() throws IOException;
    }
}
