package io.github.qms4j.reporting;

import java.util.List;

/** The few figures that a reader must not miss. */
public record KeyFigures(List<KeyFigure> figures) implements Block {
    public KeyFigures {
        figures = List.copyOf(figures);
    }

    public static KeyFigures of(KeyFigure... figures) {
        return new KeyFigures(List.of(figures));
    }
}
