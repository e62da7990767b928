package io.github.qms4j.spi.support;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * Where the page that a query asks for begins; empty for the first page.
     *
     * @throws InvalidInputException when the text is not a cursor, or one of a query with another sort
     */
    public static Optional<KeysetCursor> of(RecordQuery query) {
        String text = query.cursor();
        if (text == null) {
            return Optional.empty();
        }
        KeysetCursor cursor = decode(text);
        if ((cursor.value() == null) != (query.sort() == null)) {
            throw ofAnotherQuery(text);
        }
        return Optional.of(cursor);
    }

    /**
     * The page of a query.
     *
     * @param found in the order of the query, from its cursor on, one more than its limit where there are as many
     */
    public static RecordPage page(RecordQuery query, List<StoredRecord> found) {
        if (found.size() <= query.limit()) {
            return new RecordPage(found, null);
        }
        List<StoredRecord> records = found.subList(0, query.limit());
        StoredRecord last = records.get(records.size() - 1);
        Sort sort = query.sort();
        AttributeValue value = sort == null ? null : last.attributes().get(sort.attribute());
        return new RecordPage(records, new KeysetCursor(value, last.key().id()).encode());
    }

    /** What to throw for a cursor whose value is of another type than the one a query sorts by. */
    public static InvalidInputException ofAnotherQuery(String cursor) {
        return InvalidInputException.of(
                "query",
                "cursor",
                cursor,
                "belongs to a query with another sort",
                "pass RecordPage.next() to the same query only");
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
