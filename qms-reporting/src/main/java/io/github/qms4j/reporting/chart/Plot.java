package io.github.qms4j.reporting.chart;

/** The rectangle that values are drawn in, in pixels; positions are fractions from the left and from the bottom. */
record Plot(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double fraction) {
        return left + fraction * width;
    }

    double y(double fraction) {
        return bottom() - fraction * height;
    }

    /** A coordinate to a tenth of a pixel. Integer arithmetic: no locale, no exponent, no negative zero. */
    static String number(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
