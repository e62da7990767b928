package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A native statement under construction: text with positional parameters, and their values. */
final class SqlText {
    /** Hibernate evicts all of a host's caches after native SQL unless told which tables it touches; others ignore it. */
    private static final String TOUCHED_TABLES = "org.hibernate.query.native.spaces";

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
        StringBuilder prefix = new StringBuilder("(");
        for (String value : owner) {
            values.add(value);
            prefix.append('?').append(values.size()).append(", ");
        }
        int padded = Integer.highestOneBit(Math.max(1, ids.size() * 2 - 1));
        String separator = "(";
        for (int i = 0; i < padded; i++) {
            append(separator).append(prefix.toString()).bind(ids.get(Math.min(i, ids.size() - 1)));
            separator = "), ";
        }
        return append("))");
    }

    /** Runs a statement that changes rows; gives their number. */
    int update(EntityManager entityManager, String table) {
        return query(entityManager, table).executeUpdate();
    }

    /** Runs a select of several columns. */
    List<Object[]> rows(EntityManager entityManager, String table) {
        List<?> found = query(entityManager, table).getResultList();
        return found.stream().map(Object[].class::cast).map(database::loaded).toList();
    }

    /** Runs a select of one column. */
    List<Object> values(EntityManager entityManager, String table) {
        List<?> found = query(entityManager, table).getResultList();
        return found.stream().map(Object.class::cast).toList();
    }

    private Query query(EntityManager entityManager, String table) {
        Query query = entityManager.createNativeQuery(text.toString());
        // The host's pending entities are not ours to flush.
        query.setFlushMode(FlushModeType.COMMIT);
        query.setHint(TOUCHED_TABLES, table);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, database.stored(values.get(i)));
        }
        return query;
    }
}
