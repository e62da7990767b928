package io.github.qms4j.spi.support;

/**
 * Any Java text as text that a database without U+0000 and without unpaired surrogates can keep. What stands in their
 * place sorts by code point as they do, and all other text but two code points stays as it is:
 *
 * <ul>
 *   <li>U+0000 becomes U+0001 U+0001, and U+0001 becomes U+0001 U+0002
 *   <li>an unpaired surrogate becomes U+D7FF and the private character 800 (hexadecimal) above it, and U+D7FF, which
 *       Unicode has not assigned, becomes U+D7FF U+0001
 * </ul>
 */
public final class StorableText {
    private static final char LOW = '\u0001';
    private static final char HIGH = '\ud7ff';
    private static final int SURROGATE_TO_PRIVATE = '\ue000' - Character.MIN_SURROGATE;

    private StorableText() {}

    /** The text in the form that can be kept. */
    public static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text, i)) {
                return escape(text, i);
            }
        }
        return text;
    }

    private static String escape(String text, int first) {
        StringBuilder storable = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isEscaped(text, i)) {
                storable.append(c);
            } else if (c <= LOW) {
                storable.append(LOW).append((char) (c + 1));
            } else if (c == HIGH) {
                storable.append(HIGH).append(LOW);
            } else {
                storable.append(HIGH).append((char) (c + SURROGATE_TO_PRIVATE));
            }
        }
        return storable.toString();
    }

    private static boolean isEscaped(String text, int i) {
        char c = text.charAt(i);
        if (c <= LOW || c == HIGH) {
            return true;
        } else if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** The text that was escaped. */
    public static String unescape(String storable) {
        if (storable.indexOf(LOW) < 0 && storable.indexOf(HIGH) < 0) {
            return storable;
        }
        StringBuilder text = new StringBuilder(storable.length());
        for (int i = 0; i < storable.length(); i++) {
            char c = storable.charAt(i);
            if (c == LOW) {
                text.append((char) (storable.charAt(++i) - 1));
            } else if (c == HIGH) {
                char next = storable.charAt(++i);
                text.append(next == LOW ? HIGH : (char) (next - SURROGATE_TO_PRIVATE));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
