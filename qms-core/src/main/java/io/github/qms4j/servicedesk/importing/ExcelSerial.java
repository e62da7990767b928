package io.github.qms4j.servicedesk.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Dates as spreadsheets keep them: days since 1899-12-30, the time of day as their fraction, with point or comma. Right from
 * 1900-03-01 on; before that day spreadsheets count one that did not exist.
 */
final class ExcelSerial {
    private static final long DAYS_TO_1970 = 25_569;
    private static final long FIRST = 61;
    /** That of 9999-12-31, beyond which no spreadsheet goes. */
    private static final long LAST = 2_958_465;

    private static final int MOST_DIGITS = 25;
    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000L);

    private ExcelSerial() {}

    static long parse(String text, ZoneOffsets zone) {
        if (!isDecimal(text)) {
            return DatePattern.NO_DATE;
        }
        BigDecimal days = new BigDecimal(text.replace(',', '.'));
        if (days.compareTo(BigDecimal.valueOf(FIRST)) < 0 || days.compareTo(BigDecimal.valueOf(LAST + 1)) >= 0) {
            return DatePattern.NO_DATE;
        }
        // A second is not a whole number of such fractions; what is cut off in writing is rounded back in.
        long local = days.subtract(BigDecimal.valueOf(DAYS_TO_1970))
                .multiply(MILLIS_PER_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return zone.toInstant(local);
    }

    private static boolean isDecimal(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = i > 0 && i < text.length() - 1 && (c == '.' || c == ',');
            marks += mark ? 1 : 0;
            if (!mark && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS && marks <= 1;
    }
}
