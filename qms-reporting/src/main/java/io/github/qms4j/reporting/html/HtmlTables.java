package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.text.Markup;
import java.io.IOException;

/** Opening and closing of tables, which scroll within themselves where the screen is narrow. */
final class HtmlTables {
    private final Markup html;

    HtmlTables(Markup html) {
        this.html = html;
    }

    /** Opens a table up to and including {@code thead}. */
    void open(String caption, boolean scrolls) throws IOException {
        if (scrolls) {
            html.open("div", "class", "wide", "role", "region", "aria-label", caption, "tabindex", "0");
        } else {
            html.open("div", "class", "wide");
        }
        html.open("table").element("caption", caption).line().open("thead");
    }

    /** Closes the body, the table and its frame. */
    void close() throws IOException {
        html.close().close().close().line();
    }

    void heading(String text, boolean number) throws IOException {
        if (number) {
            html.element("th", text, "scope", "col", "class", "number");
        } else {
            html.element("th", text, "scope", "col");
        }
    }

    void emptyRow(int columns, String text) throws IOException {
        html.open("tr");
        html.element("td", text, "colspan", Integer.toString(columns), "class", "empty");
        html.close().line();
    }
}
