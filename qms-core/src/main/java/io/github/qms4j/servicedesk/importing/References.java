package io.github.qms4j.servicedesk.importing;

/** Numbers of tickets as spreadsheets and lists write them: with thousands separators, or rounded beyond recognition. */
final class References {
    private static final String SEPARATORS = " .,'\u00a0\u2007\u2009\u202f\u2019";
    private static final int GROUP = 3;

    private References() {}

    /** {@code 12 345} as {@code 12345}; the same object when it is no number in groups of three. */
    static String withoutSeparators(String text) {
        int first = digits(text, 0);
        if (first == 0 || first > GROUP || first == text.length()) {
            return text;
        }
        char separator = text.charAt(first);
        if (SEPARATORS.indexOf(separator) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, first);
        int at = first;
        while (at < text.length()) {
            if (text.charAt(at) != separator || digits(text, at + 1) != GROUP) {
                return text;
            }
            plain.append(text, at + 1, at + 1 + GROUP);
            at += 1 + GROUP;
        }
        return plain.toString();
    }

    /** Whether it is a number in powers of ten, such as {@code 2,02603E+15}: several numbers are written like that. */
    static boolean isRounded(String text) {
        int at = digits(text, 0);
        if (at == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int decimals = digits(text, at + 1);
            at += decimals == 0 ? 0 : 1 + decimals;
        }
        if (at + 2 >= text.length() || Character.toUpperCase(text.charAt(at)) != 'E' || text.charAt(at + 1) != '+') {
            return false;
        }
        int exponent = digits(text, at + 2);
        return exponent > 0 && at + 2 + exponent == text.length();
    }

    /** How many decimal digits stand from a place on. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
