package io.github.qms4j.reporting.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room a text takes. Estimated on the wide side, because a chart must not depend on the fonts of the machine that
 * draws it.
 */
final class Typesetting {
    private Typesetting() {}

    /** Width in pixels at a font size in pixels. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Typesetting::ems).sum() * size;
    }

    /** The text, cut with an ellipsis to fit. */
    static String fit(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        double left = room - width("…", size);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            left -= ems(point) * size;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return kept.append('…').toString();
    }

    /** The text in lines that fit, broken between words; a single word that is too long is cut. */
    static List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, size) <= room) {
                line = longer;
            } else {
                lines.add(fit(line, size, room));
                line = word;
            }
        }
        lines.add(fit(line, size, room));
        return lines;
    }

    private static double ems(int point) {
        if (point >= 0x1100) {
            return 1;
        }
        return Character.isUpperCase(point) ? 0.72 : 0.58;
    }
}
