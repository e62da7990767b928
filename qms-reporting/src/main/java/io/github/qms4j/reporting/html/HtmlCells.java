package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Format;
import io.github.qms4j.reporting.Status;
import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Single values on the page: numbers to the right, instants with their exact time, no data with its reason. */
final class HtmlCells {
    private static final int LONGEST_ID = 20;

    private final Markup html;
    private final ZoneId zone;

    HtmlCells(Markup html, ZoneId zone) {
        this.html = html;
        this.zone = zone;
    }

    /** A table cell; a text in the first column heads its row. A number or an id is not broken over lines. */
    void cell(Cell cell, Format format, boolean first) throws IOException {
        boolean isId = cell instanceof Cell.Text text && isId(text.value());
        if (first && cell instanceof Cell.Text text) {
            if (isId) {
                html.element("th", text.value(), "scope", "row", "class", "id");
            } else {
                html.element("th", text.value(), "scope", "row");
            }
            return;
        }
        if (isId) {
            html.open("td", "class", "id");
        } else if (format.kind().isMeasure()) {
            html.open("td", "class", "number");
        } else if (cell instanceof Cell.Day) {
            html.open("td", "class", "date");
        } else {
            html.open("td");
        }
        value(cell, format);
        html.close();
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isWhitespace)
                && text.chars().anyMatch(Character::isDigit);
    }

    void value(Cell cell, Format format) throws IOException {
        if (cell instanceof Cell.NoData none) {
            noData(none.reason());
        } else if (cell instanceof Cell.Moment moment) {
            time(moment.value());
        } else if (cell instanceof Cell.Verdict verdict) {
            status(verdict.status(), verdict.label());
        } else {
            html.text(format.display(cell, zone));
        }
    }

    void noData(String reason) throws IOException {
        html.element("span", "no data: " + reason, "class", "none");
    }

    void status(Status status, String label) throws IOException {
        html.open("span", "class", "status " + style(status));
        html.element("span", sign(status), "aria-hidden", "true");
        html.text(" " + label).close();
    }

    void time(Instant at) throws IOException {
        html.element("time", Format.instant(at, zone), "datetime", at.toString());
    }

    void count(long count) throws IOException {
        cell(Cell.number(count), Format.number(0), false);
    }

    void digest(@Nullable String sha256, String otherwise) throws IOException {
        if (sha256 == null) {
            html.open("td");
            noData(otherwise);
            html.close();
        } else {
            html.element("td", sha256, "class", "digest");
        }
    }

    static String style(Status status) {
        return switch (status) {
            case NEUTRAL -> "neutral";
            case OK -> "ok";
            case WARNING -> "warning";
            case BAD -> "bad";
        };
    }

    static String word(Status status) {
        return switch (status) {
            case NEUTRAL -> "";
            case OK -> "OK";
            case WARNING -> "Warning";
            case BAD -> "Not OK";
        };
    }

    private static String sign(Status status) {
        return switch (status) {
            case NEUTRAL -> "○";
            case OK -> "✓";
            case WARNING -> "▲";
            case BAD -> "✕";
        };
    }
}
