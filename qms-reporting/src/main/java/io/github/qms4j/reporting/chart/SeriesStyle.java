package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.ReferenceLine;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.util.List;

/**
 * What tells one series from another: colour (Okabe and Ito 2008, safe for colour-blind readers), and without colour the
 * marker and dash of a line or the hatching of a bar.
 */
record SeriesStyle(int number) {
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b07d00", "#56a0d3", "#7f7f7f");
    private static final List<String> DASHES = List.of("none", "7 3", "2 3", "9 3 2 3", "12 4");
    private static final List<String> MARKERS = List.of(
            "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
            "M-3.2 -3.2H3.2V3.2H-3.2Z",
            "M0 -4.2L4 3.2H-4Z",
            "M0 -4.5L4.5 0L0 4.5L-4.5 0Z",
            "M0 4.2L4 -3.2H-4Z",
            "M-1.3 -4H1.3V-1.3H4V1.3H1.3V4H-1.3V1.3H-4V-1.3H-1.3Z");
    private static final List<String> HATCHES = List.of(
            "", "M-2 2L2 -2M0 8L8 0M6 10L10 6", "M0 4H8", "M-2 6L2 10M0 0L8 8M6 -2L10 2", "M4 0V8", "M0 4H8M4 0V8");

    String colour() {
        return COLOURS.get(number % COLOURS.size());
    }

    String dash() {
        return DASHES.get(number % DASHES.size());
    }

    String marker() {
        return MARKERS.get(number % MARKERS.size());
    }

    /** The fill of a bar: plain for the first series, else the pattern that {@link #definePattern} defines. */
    String fill(String idPrefix) {
        return hatch().isEmpty() ? colour() : "url(#" + idPrefix + "-hatch-" + number + ")";
    }

    void definePattern(Markup svg, String idPrefix) throws IOException {
        if (hatch().isEmpty()) {
            return;
        }
        svg.open(
                "pattern",
                "id",
                idPrefix + "-hatch-" + number,
                "width",
                "8",
                "height",
                "8",
                "patternUnits",
                "userSpaceOnUse");
        svg.empty("rect", "width", "8", "height", "8", "fill", colour(), "fill-opacity", "0.3");
        svg.empty("path", "d", hatch(), "stroke", colour(), "stroke-width", "2", "fill", "none");
        svg.close();
    }

    static String dash(ReferenceLine.Kind kind) {
        return switch (kind) {
            case TARGET -> "10 4";
            case LIMIT -> "3 3";
            case CENTRE -> "none";
        };
    }

    private String hatch() {
        return HATCHES.get(number % HATCHES.size());
    }
}
