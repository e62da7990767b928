package io.github.qms4j.internal.work;

import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A query in words, as an entry says what was asked for; the same for the same query. */
final class AskedWords {
    private AskedWords() {}

    static String of(String what, RecordQuery query) {
        StringBuilder words = new StringBuilder(what);
        if (!query.conditions().isEmpty()) {
            StringJoiner conditions = new StringJoiner(" and ", " where ", "");
            query.conditions().forEach(condition -> conditions.add(of(condition)));
            words.append(conditions);
        }
        if (query.sort() != null) {
            words.append(", sorted by ").append(query.sort().attribute());
            words.append(query.sort().descending() ? " descending" : " ascending");
        }
        return words.toString();
    }

    private static String of(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return equal.attribute() + " = " + of(equal.value());
        }
        if (condition instanceof Condition.In in) {
            return in.attribute()
                    + in.values().stream().map(AskedWords::of).sorted().collect(Collectors.joining(", ", " in {", "}"));
        }
        Condition.Range range = (Condition.Range) condition;
        return range.attribute()
                + (range.from() == null ? "" : " from " + of(range.from()))
                + (range.until() == null ? "" : " until " + of(range.until()));
    }

    private static String of(AttributeValue value) {
        return "'" + value.value() + "'";
    }
}
