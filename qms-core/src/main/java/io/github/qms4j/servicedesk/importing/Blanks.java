package io.github.qms4j.servicedesk.importing;

/**
 * What stands around a value and is no part of it: blanks of every kind, a no-break space among them, and characters that
 * nobody sees, such as a byte order mark.
 */
final class Blanks {
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final char WORD_JOINER = '\u2060';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Blanks() {}

    /** The text without blanks at its ends; the same object when there are none. */
    static String strip(String text) {
        int end = text.length();
        if (end == 0 || (!isBlank(text.charAt(0)) && !isBlank(text.charAt(end - 1)))) {
            return text;
        }
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text with every blank inside of it as a plain space; the same object when all are. */
    static String plain(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && isBlank(c)) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, ' ');
            }
        }
        return plain == null ? text : plain.toString();
    }

    static boolean isBlank(char c) {
        if (c < 0x7f) {
            return c <= ' ';
        }
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || c == ZERO_WIDTH_SPACE
                || c == WORD_JOINER
                || c == BYTE_ORDER_MARK;
    }
}
