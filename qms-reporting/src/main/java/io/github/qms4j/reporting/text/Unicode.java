package io.github.qms4j.reporting.text;

/** Text from outside may hold halves of characters, which no UTF-8 stream can carry. */
public final class Unicode {
    static final char REPLACEMENT = '\ufffd';

    private Unicode() {}

    /** The text with every lone surrogate replaced by U+FFFD; the same object when there is none. */
    public static String wellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return replaceLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String replaceLoneSurrogates(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
