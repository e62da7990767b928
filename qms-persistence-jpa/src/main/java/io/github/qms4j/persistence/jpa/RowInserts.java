package io.github.qms4j.persistence.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Inserts rows with as many in a statement as is best. */
record RowInserts(Database database, Statements statements) {
    /** In statements of 64, 32, 16, ... rows where one holds several, so that there are few different texts. */
    <T> void insert(String table, String columns, List<T> rows, BiConsumer<SqlText, T> bind) {
        List<SqlText> inserts = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int size = Math.min(statements.rowsAnInsert(), Integer.highestOneBit(rows.size() - from));
            SqlText sql = new SqlText(database).append("insert into " + table + " (" + columns + ") values ");
            String separator = "(";
            for (T row : rows.subList(from, from + size)) {
                sql.append(separator);
                bind.accept(sql, row);
                separator = "), (";
            }
            inserts.add(sql.append(")"));
            from += size;
        }
        statements.update(inserts, table);
    }
}
