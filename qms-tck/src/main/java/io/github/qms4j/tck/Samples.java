package io.github.qms4j.tck;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Values of each type that stores are known to change, in ascending order. */
final class Samples {
    /** So long that a store which indexes the beginning of a text alone is found out. */
    private static final String COMMON = "common ".repeat(60);

    private Samples() {}

    static List<AttributeValue> of(AttributeType type) {
        return switch (type) {
            case TEXT ->
                Stream.of(
                                "",
                                " ",
                                "A",
                                "B",
                                "a",
                                "a ",
                                "a b",
                                "ab",
                                COMMON + "a",
                                COMMON + "b",
                                "z",
                                "é",
                                "中",
                                "\ue000",
                                "（",
                                "（ ",
                                "\ufffd",
                                "\ud800\udc00",
                                "😀",
                                "😀 ")
                        .map(AttributeValue::of)
                        .toList();
            case LONG ->
                Stream.of(Long.MIN_VALUE, -1L, 0L, 1L, (1L << 53) + 1, (1L << 53) + 2, Long.MAX_VALUE)
                        .map(AttributeValue::of)
                        .toList();
            case DECIMAL ->
                Stream.of(
                                "-123456789012345678901234567890",
                                "-1.5",
                                "0",
                                "0.000000000000000001",
                                "0.1",
                                "1.10",
                                "10",
                                "98765432109876543210.1234567890",
                                "98765432109876543210.1234567891")
                        .map(BigDecimal::new)
                        .map(AttributeValue::of)
                        .toList();
            case INSTANT ->
                Stream.of(
                                "0001-01-01T00:00:00Z",
                                "1582-10-10T12:00:00.001Z",
                                "1969-12-31T23:59:59.999Z",
                                "1970-01-01T00:00:00Z",
                                "2026-03-29T01:30:00.123Z",
                                "2026-03-29T01:30:00.124Z",
                                "2026-10-25T01:30:00.001Z",
                                "9999-12-31T23:59:59.999Z")
                        .map(Instant::parse)
                        .map(AttributeValue::of)
                        .toList();
            case BOOLEAN -> List.of(AttributeValue.of(false), AttributeValue.of(true));
            case DATE ->
                Stream.of("0001-01-01", "1582-10-10", "1969-12-31", "2024-02-29", "2026-03-29", "9999-12-31")
                        .map(LocalDate::parse)
                        .map(AttributeValue::of)
                        .toList();
        };
    }
}
