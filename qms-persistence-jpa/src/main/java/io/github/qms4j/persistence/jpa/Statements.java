package io.github.qms4j.persistence.jpa;

import java.util.List;

/** Runs statements in one transaction. */
interface Statements {
    /** Runs a select of several columns. */
    List<Object[]> rows(SqlText select, String table);

    /** Runs a select of one column. */
    List<Object> values(SqlText select, String table);

    /** Runs statements that change rows, in their order; gives for each the number of its rows. */
    int[] update(List<SqlText> statements, String table);

    /** How many rows one insert best has. */
    int rowsAnInsert();
}
