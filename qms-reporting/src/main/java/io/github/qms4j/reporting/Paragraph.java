package io.github.qms4j.reporting;

import java.util.Objects;

/** Running text. Line breaks are kept, markup is not interpreted. */
public record Paragraph(String text) implements Block {
    public Paragraph {
        Objects.requireNonNull(text, "text");
    }
}
