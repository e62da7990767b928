package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import java.util.Objects;

/**
 * The vertical axis of a chart.
 *
 * @param format number (with its unit), percentage or duration (drawn in hours)
 */
public record ValueAxis(String title, Format format) {
    public ValueAxis {
        Objects.requireNonNull(title, "title");
        if (!format.kind().isMeasure()) {
            throw InvalidInputException.of(
                    "value axis",
                    "format",
                    format.kind(),
                    "must be NUMBER, PERCENT or DURATION",
                    "put other values into a table");
        }
    }

    /** The title with the unit in which the axis is drawn. */
    public String titleWithUnit() {
        String unit = switch (format.kind()) {
            case PERCENT -> "%";
            case DURATION -> "h";
            default -> format.unit();
        };
        return unit.isEmpty() ? title : title.isEmpty() ? unit : title + " (" + unit + ")";
    }
}
