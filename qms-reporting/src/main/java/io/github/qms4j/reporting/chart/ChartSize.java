package io.github.qms4j.reporting.chart;

/** How wide a chart is drawn. Text has one size in all, so that a narrow one can be read where a wide one cannot. */
public enum ChartSize {
    /** For a page or a desk screen: 760 pixels. */
    WIDE(760),
    /** For a phone: 358 pixels, which are left of 390 between its margins. */
    NARROW(358);

    private final double width;

    ChartSize(double width) {
        this.width = width;
    }

    double width() {
        return width;
    }
}
