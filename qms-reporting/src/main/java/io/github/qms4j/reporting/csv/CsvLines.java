package io.github.qms4j.reporting.csv;

import io.github.qms4j.reporting.text.Unicode;
import java.io.IOException;
import java.io.Writer;

/**
 * Lines of fields as RFC 4180 has them. A text that a spreadsheet would take for a formula gets a leading apostrophe
 * (OWASP, CSV injection); our own numbers and dates are written as they are.
 */
final class CsvLines {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Writer out;
    private boolean lineStarted;

    CsvLines(Writer out) {
        this.out = out;
    }

    CsvLines text(String value) throws IOException {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return field(Unicode.wellFormed(formula ? "'" + value : value));
    }

    /** A number, a date or an instant in its exact notation. */
    CsvLines exact(String value) throws IOException {
        return field(value);
    }

    CsvLines end() throws IOException {
        out.write("\r\n");
        lineStarted = false;
        return this;
    }

    private CsvLines field(String value) throws IOException {
        if (lineStarted) {
            out.write(',');
        }
        lineStarted = true;
        if (needsQuotes(value)) {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(value);
        }
        return this;
    }

    private static boolean needsQuotes(String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t') {
                return true;
            }
        }
        return false;
    }
}
