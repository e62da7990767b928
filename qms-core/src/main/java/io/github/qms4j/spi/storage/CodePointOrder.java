package io.github.qms4j.spi.storage;

import java.util.Comparator;

/**
 * The order of text in every storage: by Unicode code point, which is that of the bytes of UTF-8. {@link
 * String#compareTo} differs: it places characters beyond U+FFFF, which have two surrogates, before U+E000 to U+FFFF.
 */
public final class CodePointOrder {
    /** The same as a comparator. */
    public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

    private CodePointOrder() {}

    /** Negative, zero or positive as the first text comes before the second one, is equal to it, or comes behind it. */
    public static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                int start = isHalfway(a, i) || isHalfway(b, i) ? i - 1 : i;
                return Integer.compare(a.codePointAt(start), b.codePointAt(start));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static boolean isHalfway(String text, int i) {
        return i > 0 && Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
