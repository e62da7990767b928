package io.github.qms4j.reporting.csv;

import io.github.qms4j.reporting.text.Unicode;
import java.io.IOException;
import java.io.Writer;

/**
 * Lines of fields as RFC 4180 has them. A text that a spreadsheet would take for a formula gets a leading apostrophe
 * (OWASP, CSV injection), also where blanks or characters that nobody sees stand before the formula: spreadsheets and the
 * tools in between drop them. Our own numbers and dates are written as they are.
 */
final class CsvLines {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Writer out;
    private boolean lineStarted;

    CsvLines(Writer out) {
        this.out = out;
    }

    CsvLines text(String value) throws IOException {
        return field(Unicode.wellFormed(isFormula(value) ? "'" + value : value));
    }

    private static boolean isFormula(String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (FORMULA_STARTS.indexOf(c) >= 0) {
                return true;
            }
            if (!isBlankOrUnseen(c)) {
                return false;
            }
        }
        return false;
    }

    /** A blank of any kind, a control character, or one of the category Cf: byte order mark, marks of direction, joiners. */
    private static boolean isBlankOrUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
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
