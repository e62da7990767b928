package io.github.qms4j.worklist;

import io.github.qms4j.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: within what is due on a day from one source, or behind it.
 *
 * @param inner the cursor of that source within the day; null when the day is done there
 */
record WorkCursor(LocalDate day, String source, @Nullable String inner) {
    static @Nullable WorkCursor decoded(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
            return new WorkCursor(LocalDate.parse(parts[0]), parts[1], parts.length == 2 ? null : parts[2]);
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw InvalidInputException.of(
                    "worklist",
                    "cursor",
                    text,
                    "is not one that a page gave",
                    "begin with the first page, without one");
        }
    }

    String encoded() {
        String text = day + "\n" + source + (inner == null ? "" : "\n" + inner);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
