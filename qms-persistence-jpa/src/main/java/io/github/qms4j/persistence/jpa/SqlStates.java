package io.github.qms4j.persistence.jpa;

import java.sql.SQLException;

/** What the standard SQL states in a chain of causes say. */
final class SqlStates {
    private SqlStates() {}

    /** Class 40: the database has rolled the transaction back. */
    static boolean isRolledBack(Throwable failure) {
        return hasState(failure, "40");
    }

    /** Deadlocks, serialization failures, lock timeouts and colliding keys: over when the other writer is. */
    static boolean isContention(Throwable failure) {
        return hasState(failure, "40") || hasState(failure, "HYT00") || hasState(failure, "23505");
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
