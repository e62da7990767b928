package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A native statement under construction: text with positional parameters, and their values. */
final class SqlText {
    private final Database database;
    private final StringBuilder text = new StringBuilder(256);
    private final List<Object> values = new ArrayList<>();

    SqlText(Database database) {
        this.database = database;
    }

    SqlText append(String fragment) {
        text.append(fragment);
        return this;
    }

    SqlText bind(Object value) {
        values.add(value);
        text.append('?').append(values.size());
        return this;
    }

    SqlText bind(AttributeValue value) {
        values.add(database.parameter(value));
        text.append(database.placeholder(value.type(), values.size()));
        return this;
    }

    /**
     * A list in parentheses, padded to a power of two with its last value: a provider keeps its translation of a
     * statement by text, so there must be few texts.
     */
    SqlText bindList(Collection<AttributeValue> list) {
        int padded = Integer.highestOneBit(Math.max(1, list.size() * 2 - 1));
        String separator = "(";
        AttributeValue last = null;
        for (AttributeValue value : list) {
            append(separator).bind(value);
            separator = ", ";
            last = value;
        }
        for (int i = list.size(); i < padded && last != null; i++) {
            append(separator).bind(last);
        }
        return append(")");
    }

    /** A list of keys in parentheses, each the owner's values with an id; padded like {@link #bindList}. */
    SqlText bindKeys(List<String> owner, List<String> ids) {
        StringBuilder prefix = new StringBuilder();
        for (String value : owner) {
            values.add(value);
            prefix.append('?').append(values.size()).append(", ");
        }
        int padded = Integer.highestOneBit(Math.max(1, ids.size() * 2 - 1));
        String separator = database.keyListStart() + "(";
        for (int i = 0; i < padded; i++) {
            append(separator).append(prefix.toString()).bind(ids.get(Math.min(i, ids.size() - 1)));
            separator = "), (";
        }
        return append("))");
    }

    /** Runs it as a select of several columns. */
    List<Object[]> rows(Statements statements, String table) {
        return statements.rows(this, table).stream().map(database::loaded).toList();
    }

    /** Runs it as a select of one column. */
    List<Object> values(Statements statements, String table) {
        return statements.values(this, table);
    }

    /** The statement, its parameters numbered from one. */
    String text() {
        return text.toString();
    }

    /** The values of its parameters, by number, as the database can keep them. */
    List<Object> values() {
        return values.stream().map(database::stored).toList();
    }
}
