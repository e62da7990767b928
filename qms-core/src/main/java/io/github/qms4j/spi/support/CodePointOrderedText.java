package io.github.qms4j.spi.support;

/**
 * Any Java text as text that a database which compares UTF-16 code units orders by code point: U+FFFF, which is no
 * character, stands in front of each character beyond it, and U+FFFF itself becomes U+FFFF U+0001. All other text stays
 * as it is.
 */
public final class CodePointOrderedText {
    private static final char LAST = '\uffff';
    private static final char ITSELF = '\u0001';

    private CodePointOrderedText() {}

    /** The text in the form that sorts. */
    public static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == LAST || isPair(text, i)) {
                return encode(text, i);
            }
        }
        return text;
    }

    private static String encode(String text, int first) {
        StringBuilder ordered = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            if (isPair(text, i)) {
                ordered.append(LAST).append(text, i, i + 2);
                i++;
            } else {
                ordered.append(text.charAt(i));
                if (text.charAt(i) == LAST) {
                    ordered.append(ITSELF);
                }
            }
        }
        return ordered.toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** The text that was encoded. */
    public static String decode(String ordered) {
        if (ordered.indexOf(LAST) < 0) {
            return ordered;
        }
        StringBuilder text = new StringBuilder(ordered.length());
        for (int i = 0; i < ordered.length(); i++) {
            if (ordered.charAt(i) != LAST) {
                text.append(ordered.charAt(i));
            } else if (ordered.charAt(++i) == ITSELF) {
                text.append(LAST);
            } else {
                text.append(ordered, i, i + 2);
                i++;
            }
        }
        return text.toString();
    }
}
