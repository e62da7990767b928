package io.github.qms4j.servicedesk.importing;

import java.util.Objects;

/**
 * A row of an export that was read and not used. The ticket it belongs to is still made from its other rows.
 *
 * @param rowNumber the line on which the row begins, from 1 and the header included, as a text editor numbers them
 * @param reference the ticket it belongs to, empty when the row does not say
 * @param field the column of the mapping that is at fault, such as {@code state}; {@code row} when it is the whole row
 * @param value what it holds, shortened to 120 characters
 * @param reason the rule it breaks
 */
public record RejectedRow(long rowNumber, String reference, String field, String value, String reason) {
    private static final int SHOWN = 120;

    public RejectedRow {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        reference = shorten(reference);
        value = shorten(value);
    }

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}
