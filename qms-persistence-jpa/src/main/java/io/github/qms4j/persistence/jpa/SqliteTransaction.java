package io.github.qms4j.persistence.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that is the only one to write from its first statement on. JDBC has no word for that, and the driver's
 * own immediate mode begins another transaction as soon as one is committed.
 */
final class SqliteTransaction {
    private SqliteTransaction() {}

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Runs all of the work or, when it throws, nothing.
     *
     * @param connection one that commits by itself, as every new one does
     */
    static <T> T call(Connection connection, Work<T> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin immediate");
            try {
                T result = work.run();
                statement.execute("commit");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    /** SQLite has done so by itself after some failures, and refuses to do it again. */
    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.execute("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
