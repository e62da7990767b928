package io.github.qms4j.reporting;

import java.util.Objects;

/**
 * One figure with what it is compared with.
 *
 * @param note the target, the period, or how it was counted; empty for none
 */
public record KeyFigure(String label, Cell value, Format format, String note, Status status) {
    public KeyFigure {
        Checks.filled("key figure", "label", label);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(status, "status");
        Checks.fits("key figure", label, format, value);
    }

    /** A figure without a note and with neutral status. */
    public static KeyFigure of(String label, Cell value, Format format) {
        return new KeyFigure(label, value, format, "", Status.NEUTRAL);
    }

    public KeyFigure withNote(String newNote) {
        return new KeyFigure(label, value, format, newNote, status);
    }

    public KeyFigure withStatus(Status newStatus) {
        return new KeyFigure(label, value, format, note, newStatus);
    }
}
