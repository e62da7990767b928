package io.github.qms4j.persistence.jpa;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Condition;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.support.KeysetCursor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL of one record query: its rows have the alias {@code r}, a sort value without a column the alias {@code s}. */
final class QueryText {
    private final Database database;
    private final RecordTable table;
    private final RecordQuery query;
    private final @Nullable AttributeType sortType;

    /**
     * @param sortType the type of the values of a sort attribute without a column; null when the sort needs none
     */
    QueryText(Database database, RecordTable table, RecordQuery query, @Nullable AttributeType sortType) {
        this.database = database;
        this.table = table;
        this.query = query;
        this.sortType = sortType;
    }

    /** Whether the conditions can be met at all. */
    static boolean canMatch(RecordQuery query) {
        return query.conditions().stream()
                .noneMatch(c -> c instanceof Condition.In in && in.values().isEmpty());
    }

    /** One row more than the page holds, to see whether there is another page. */
    SqlText page(@Nullable KeysetCursor cursor) {
        SqlText sql = new SqlText(database).append("select " + table.selectList(database));
        appendFromWhere(sql);
        Sort sort = query.sort();
        boolean descending = sort != null && sort.descending();
        if (cursor != null) {
            appendAfter(sql, cursor, descending ? " < " : " > ");
        }
        String direction = descending ? " desc" : "";
        // The tenant is the same in every row; named first, an index in the order of the sort serves.
        sql.append(" order by r.tenant").append(direction).append(", ");
        if (sort != null) {
            // So are those that are compared for equality; H2 sorts unless all columns of the index are named.
            for (String fixed : table.indexedBefore(sort.attribute(), fixed())) {
                sql.append("r." + table.column(fixed).orElseThrow().name())
                        .append(direction)
                        .append(", ");
            }
            sql.append(sortColumn(sort)).append(direction).append(", ");
        }
        return sql.append("r.id").append(direction).append(" limit ").bind(query.limit() + 1);
    }

    /** Attributes with the same value in every row that is found. */
    private Set<String> fixed() {
        return query.conditions().stream()
                .filter(condition -> condition instanceof Condition.Equal
                        || (condition instanceof Condition.In in && in.values().size() == 1))
                .map(Condition::attribute)
                .collect(Collectors.toUnmodifiableSet());
    }

    SqlText count() {
        SqlText sql = new SqlText(database).append("select count(*)");
        appendFromWhere(sql);
        return sql;
    }

    private void appendFromWhere(SqlText sql) {
        Sort sort = query.sort();
        sql.append(" from ").append(table.name()).append(" r");
        if (sort != null && sortType != null) {
            sql.append(" join " + RecordTables.ATTRIBUTES + " s on s.tenant = r.tenant and s.id = r.id");
            sql.append(" and s.record_type = ").bind(query.type());
            sql.append(" and s.name = ").bind(sort.attribute());
        }
        sql.append(" where ");
        table.appendOwner(sql, "r.", query.tenant(), query.type());
        if (sort != null) {
            sql.append(" and ").append(sortColumn(sort)).append(" is not null");
        }
        query.conditions().forEach(condition -> append(sql, condition));
    }

    private String sortColumn(Sort sort) {
        return sortType != null
                ? "s." + AttributeRows.column(sortType)
                : "r." + table.column(sort.attribute()).orElseThrow().name();
    }

    private void appendAfter(SqlText sql, KeysetCursor cursor, String beyond) {
        Sort sort = query.sort();
        if (sort == null) {
            sql.append(" and r.id").append(beyond).bind(cursor.id());
            return;
        }
        AttributeValue value = cursor.value();
        if (value == null || value.type() != expectedType(sort)) {
            throw KeysetCursor.ofAnotherQuery(String.valueOf(query.cursor()));
        }
        String column = sortColumn(sort);
        // The first condition says nothing new, but an index can start there.
        sql.append(" and ").append(column).append(beyond.trim()).append("= ").bind(value);
        sql.append(" and (").append(column).append(beyond).bind(value);
        sql.append(" or r.id").append(beyond).bind(cursor.id()).append(")");
    }

    private AttributeType expectedType(Sort sort) {
        return sortType != null
                ? sortType
                : table.column(sort.attribute()).orElseThrow().type();
    }

    private void append(SqlText sql, Condition condition) {
        AttributeType type = typeOf(condition);
        Optional<AttributeColumn> column = table.column(condition.attribute(), type);
        if (column.isPresent()) {
            appendComparison(sql, " and r." + column.get().name(), condition);
            return;
        }
        sql.append(" and exists (select 1 from " + RecordTables.ATTRIBUTES + " a where a.tenant = ");
        sql.bind(query.tenant()).append(" and a.record_type = ").bind(query.type());
        sql.append(" and a.id = r.id and a.name = ").bind(condition.attribute());
        appendComparison(sql, " and a." + AttributeRows.column(type), condition);
        sql.append(")");
    }

    private static void appendComparison(SqlText sql, String column, Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            sql.append(column).append(" = ").bind(equal.value());
        } else if (condition instanceof Condition.In in) {
            sql.append(column).append(" in ").bindList(in.values());
        } else if (condition instanceof Condition.Range range) {
            AttributeValue from = range.from();
            AttributeValue until = range.until();
            if (from != null) {
                sql.append(column).append(" >= ").bind(from);
            }
            if (until != null) {
                sql.append(column).append(" < ").bind(until);
            }
        }
    }

    private static AttributeType typeOf(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return equal.value().type();
        } else if (condition instanceof Condition.In in) {
            return in.values().iterator().next().type();
        }
        Condition.Range range = (Condition.Range) condition;
        AttributeValue bound = range.from() != null ? range.from() : range.until();
        if (bound == null) {
            throw new IllegalArgumentException("a range has a bound");
        }
        return bound.type();
    }
}
