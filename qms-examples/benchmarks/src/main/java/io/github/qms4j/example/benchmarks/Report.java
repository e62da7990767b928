package io.github.qms4j.example.benchmarks;

import io.github.qms4j.example.benchmarks.Comparison.Measured;
import java.io.PrintWriter;
import java.util.Locale;

/** Lines of a table in Markdown, each printed as soon as it is known. */
final class Report {
    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.println("| what | library, per second | beside | per second | ratio | lowest to highest | aim |");
        out.println("|---|--:|---|--:|--:|--:|--:|");
        out.flush();
    }

    void line(Measured found) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s to %s | %s |%n",
                found.name(),
                rate(found.perSecond()),
                found.beside(),
                rate(found.besidePerSecond()),
                ratio(found.ratio()),
                ratio(found.lowest()),
                ratio(found.highest()),
                found.target() == 0 ? "" : "≥ " + ratio(found.target()));
        out.flush();
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,d", Math.round(perSecond));
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }
}
