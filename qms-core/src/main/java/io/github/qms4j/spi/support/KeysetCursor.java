package io.github.qms4j.spi.support;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The position after a record in a sorted result, as the opaque text that a page hands out.
 *
 * @param value the sort attribute's value of the last record; null in the order of ids
 * @param id the last record's id
 */
public record KeysetCursor(@Nullable AttributeValue value, String id) {
    public KeysetCursor {
        Objects.requireNonNull(id, "id");
    }

    /** The cursor as text. */
    public String encode() {
        String tag = value == null ? "-" : value.type().name();
        String text = value == null ? "" : String.valueOf(value.value());
        return base64(tag) + "." + base64(text) + "." + base64(id);
    }

    /**
     * Reads a cursor back.
     *
     * @throws InvalidInputException when the text is not a cursor
     */
    public static KeysetCursor decode(String text) {
        try {
            String[] parts = text.split("\\.", -1);
            String raw = plain(parts[1]);
            AttributeValue value = switch (plain(parts[0])) {
                case "-" -> null;
                case "TEXT" -> AttributeValue.of(raw);
                case "LONG" -> AttributeValue.of(Long.parseLong(raw));
                case "DECIMAL" -> AttributeValue.of(new BigDecimal(raw));
                case "INSTANT" -> AttributeValue.of(Instant.parse(raw));
                case "BOOLEAN" -> AttributeValue.of(Boolean.parseBoolean(raw));
                case "DATE" -> AttributeValue.of(LocalDate.parse(raw));
                default -> throw new IllegalArgumentException("unknown type");
            };
            return new KeysetCursor(value, plain(parts[2]));
        } catch (RuntimeException e) {
            throw InvalidInputException.of(
                    "query", "cursor", text, "is not a cursor of this library", "pass on RecordPage.next() unchanged");
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
