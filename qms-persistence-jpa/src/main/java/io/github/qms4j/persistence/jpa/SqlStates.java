package io.github.qms4j.persistence.jpa;

import java.sql.SQLException;

/** What the standard SQL states in a chain of causes say, or on SQLite, which has none, the codes of its own. */
final class SqlStates {
    // The standard has no state for these.
    private static final String H2_LOCK_TIMEOUT = "HYT00";
    private static final String POSTGRESQL_LOCK_TIMEOUT = "55P03";

    private SqlStates() {}

    /** Class 40: the database has rolled the transaction back. */
    static boolean isRolledBack(Throwable failure) {
        return hasState(failure, "40");
    }

    /** Deadlocks, serialization failures, lock timeouts and colliding keys: over when the other writer is. */
    static boolean isContention(Throwable failure) {
        return hasState(failure, "40")
                || hasState(failure, "23505")
                || hasState(failure, H2_LOCK_TIMEOUT)
                || hasState(failure, POSTGRESQL_LOCK_TIMEOUT)
                || SqliteFailure.of(failure).filter(SqliteFailure::isContention).isPresent();
    }

    private static boolean hasState(Throwable failure, String prefix) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
