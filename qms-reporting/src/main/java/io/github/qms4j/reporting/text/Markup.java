package io.github.qms4j.reporting.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements so that the result is well-formed XML and valid HTML at once. Names come from our code; every text and
 * attribute value is escaped. Characters that either language forbids become U+FFFD, and so do those that turn the
 * direction of the text behind them (U+202A to U+202E, U+2066 to U+206F): with them a value could be made to read as
 * another.
 */
public final class Markup {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    public Markup(Writer out) {
        this.out = out;
    }

    /** Opens an element; attributes are names and values in turn. */
    public Markup open(String element, String... attributes) throws IOException {
        start(element, attributes);
        out.write('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    public Markup close() throws IOException {
        out.write("</");
        out.write(open.pop());
        out.write('>');
        return this;
    }

    /** An element without content: a void element of HTML, or any of SVG. */
    public Markup empty(String element, String... attributes) throws IOException {
        start(element, attributes);
        out.write("/>");
        return this;
    }

    /** An element that holds only text. */
    public Markup element(String element, String text, String... attributes) throws IOException {
        return open(element, attributes).text(text).close();
    }

    /** Escaped text. */
    public Markup text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** Our own markup or style, as it is; never anything from outside. */
    public Markup raw(String trusted) throws IOException {
        out.write(trusted);
        return this;
    }

    /** A line break between elements, for people who read the source. */
    public Markup line() throws IOException {
        out.write('\n');
        return this;
    }

    private void start(String element, String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int at = 0; at < attributes.length; at += 2) {
            out.write(' ');
            out.write(attributes[at]);
            out.write("=\"");
            escape(attributes[at + 1]);
            out.write('"');
        }
    }

    private void escape(String text) throws IOException {
        int written = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (!isPlain(point)) {
                out.write(text, written, at - written);
                out.write(replacement(point, text, next));
                written = next;
            }
            at = next;
        }
        out.write(text, written, text.length() - written);
    }

    private static boolean isPlain(int point) {
        return switch (point) {
            case '&', '<', '>', '"', '\'' -> false;
            default -> point == '\n' || point == '\t' || (point >= ' ' && !isForbidden(point));
        };
    }

    private static boolean isForbidden(int point) {
        return point < ' '
                || (point >= 0x7f && point <= 0x9f)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point >= 0xfdd0 && point <= 0xfdef)
                || turnsDirection(point)
                || (point & 0xfffe) == 0xfffe;
    }

    private static boolean turnsDirection(int point) {
        return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x206f);
    }

    private static String replacement(int point, String text, int next) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\r' -> next < text.length() && text.charAt(next) == '\n' ? "" : "\n";
            default -> String.valueOf(Unicode.REPLACEMENT);
        };
    }
}
