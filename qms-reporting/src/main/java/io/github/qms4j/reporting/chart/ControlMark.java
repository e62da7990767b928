package io.github.qms4j.reporting.chart;

import io.github.qms4j.reporting.ControlChart;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.util.List;

/** The shape by which the hits of a rule are told from those of another, also in grey. */
record ControlMark(int rule) {
    private static final String COLOUR = "#b3261e";
    private static final List<String> SHAPES = List.of(
            "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
            "M0 -6L6 5H-6Z",
            "M-5 -5H5V5H-5Z",
            "M0 6L6 -5H-6Z",
            "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
            "M-6 -6L6 6V-6L-6 6Z",
            "M0 -6.5L6.2 -2L3.8 5.3H-3.8L-6.2 -2Z",
            "M0 -7L1.8 -1.8L7 0L1.8 1.8L0 7L-1.8 1.8L-7 0L-1.8 -1.8Z");

    ControlMark {
        if (rule < 0 || rule >= ControlChart.MOST_RULES) {
            throw new IllegalArgumentException("there are " + ControlChart.MOST_RULES + " marks, no number " + rule);
        }
    }

    void draw(Markup svg, double x, double y) throws IOException {
        svg.empty(
                "path",
                "d",
                SHAPES.get(rule),
                "transform",
                "translate(" + Plot.number(x) + " " + Plot.number(y) + ")",
                "fill",
                COLOUR,
                "stroke",
                "#ffffff",
                "class",
                "chart-mark");
    }
}
