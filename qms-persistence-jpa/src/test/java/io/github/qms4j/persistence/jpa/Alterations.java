package io.github.qms4j.persistence.jpa;

import io.github.qms4j.persistence.jpa.TamperedTables.Table;
import io.github.qms4j.spi.storage.AttributeType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with SQL can make of a row.
 *
 * @param hasTypes whether the database knows more than text and whole numbers
 */
record Alterations(boolean hasTypes) {
    /**
     * The alterations of a row, each as the rows that the table has then.
     *
     * @param swapping whether its cells are swapped with those of later rows, too
     */
    Map<String, List<@Nullable Object[]>> of(Table table, int at, boolean swapping) {
        Map<String, List<@Nullable Object[]>> all = new LinkedHashMap<>();
        all.put("row deleted", without(table, at));
        int id = table.columns().indexOf("id");
        List<@Nullable Object[]> doubled = copy(table);
        @Nullable Object[] twin = table.rows().get(at).clone();
        twin[id] = twin[id] + "9";
        doubled.add(twin);
        all.put("row doubled under another id", doubled);
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            Object old = table.rows().get(at)[column];
            Map<String, @Nullable Object> values = values(table, name, old);
            for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
                all.put(name + " " + value.getKey(), with(table, at, column, value.getValue()));
            }
            for (int other = at + 1; swapping && other < table.rows().size(); other++) {
                Object theirs = table.rows().get(other)[column];
                if (!Objects.equals(old, theirs)) {
                    List<@Nullable Object[]> swapped = with(table, at, column, theirs);
                    @Nullable Object[] second = swapped.get(other).clone();
                    second[column] = old;
                    swapped.set(other, second);
                    if (!contents(swapped).equals(contents(table.rows()))) {
                        all.put(name + " swapped with row " + other, swapped);
                    }
                }
            }
        }
        return all;
    }

    /** Two rows that are the same but for what was swapped are as they were. */
    private static Set<String> contents(List<@Nullable Object[]> rows) {
        return rows.stream().map(Arrays::deepToString).collect(Collectors.toSet());
    }

    private Map<String, @Nullable Object> values(Table table, String column, @Nullable Object old) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (old == null) {
            Object madeUp = type(table, column).map(Alterations::madeUp).orElseGet(() -> madeUp(column));
            values.put("set", hasTypes ? madeUp : textOrNumber(madeUp));
            return values;
        }
        values.put("removed", null);
        if (old instanceof String text) {
            values.put("longer", text + "x");
            if (!text.isEmpty()) {
                values.put("shorter", text.substring(0, text.length() - 1));
            }
            for (int i = 1; i < text.length(); i += Math.max(1, text.length() / 6)) {
                char c = text.charAt(i) == '7' ? '8' : '7';
                values.put("altered at " + i, text.substring(0, i) + c + text.substring(i + 1));
            }
        } else if (old instanceof OffsetDateTime at) {
            values.put("later", at.plus(Duration.ofMillis(1)));
        } else if (old instanceof Boolean flag) {
            values.put("turned", !flag);
        } else if (old instanceof java.sql.Date date) {
            values.put("later", java.sql.Date.valueOf(date.toLocalDate().plusDays(1)));
        } else if (old instanceof Integer number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof Long number) {
            values.put("up", number + 1);
            values.put("down", number - 1);
        } else if (old instanceof BigDecimal number) {
            values.put("up", number.add(BigDecimal.ONE));
        } else {
            throw new IllegalStateException("no alteration for a " + old.getClass() + " in " + column);
        }
        return values;
    }

    private static Object textOrNumber(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return SqliteText.of(moment);
        } else if (value instanceof LocalDate date) {
            return SqliteText.of(date);
        } else if (value instanceof BigDecimal number) {
            return SqliteText.of(number);
        }
        return value;
    }

    private static Optional<AttributeType> type(Table table, String column) {
        return ConceptTables.ALL.stream()
                .filter(concept -> concept.name().equals(table.name()))
                .flatMap(concept -> concept.columns().stream())
                .filter(attribute -> attribute.name().equals(column))
                .map(AttributeColumn::type)
                .findFirst();
    }

    private static Object madeUp(AttributeType type) {
        return switch (type) {
            case TEXT -> "x";
            case LONG -> 1L;
            case DECIMAL -> BigDecimal.ONE;
            case INSTANT -> OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            case BOOLEAN -> true;
            case DATE -> LocalDate.EPOCH;
        };
    }

    /** Of a column that is no attribute's alone. */
    private static Object madeUp(String column) {
        return switch (column) {
            case "long_value", "leaf_index" -> madeUp(AttributeType.LONG);
            case "decimal_value" -> madeUp(AttributeType.DECIMAL);
            case "boolean_value" -> madeUp(AttributeType.BOOLEAN);
            case "date_value" -> madeUp(AttributeType.DATE);
            case "instant_value" -> madeUp(AttributeType.INSTANT);
            default -> column.endsWith("_scale") ? madeUp(AttributeType.LONG) : "x";
        };
    }

    private static List<@Nullable Object[]> copy(Table table) {
        return new ArrayList<>(table.rows());
    }

    private static List<@Nullable Object[]> without(Table table, int at) {
        List<@Nullable Object[]> rows = copy(table);
        rows.remove(at);
        return rows;
    }

    private static List<@Nullable Object[]> with(Table table, int at, int column, @Nullable Object value) {
        List<@Nullable Object[]> rows = copy(table);
        @Nullable
        Object[] row = Arrays.copyOf(table.rows().get(at), table.columns().size());
        row[column] = value;
        rows.set(at, row);
        return rows;
    }
}
