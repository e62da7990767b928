package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Under which releases and settings SQLite keeps what was acknowledged. Before 3.51.3 a file can be damaged when its
 * write-ahead log begins anew while another connection writes. Without a log, or when it does not wait for the disk, a
 * change set may be lost or half applied.
 */
final class SqliteDurability {
    private static final int[] FIRST = {3, 51, 3};
    private static final int FULL = 2;

    private static final String WRITE_AHEAD_LOG = "wal";

    private SqliteDurability() {}

    /**
     * The way to the connections of a storage on SQLite, once they are good enough.
     *
     * @param known the way that is known already, if any
     * @throws ConfigurationException when there is none, or as {@link #require(Connection)} does
     */
    static TransactionConnection required(EntityManager entityManager, Optional<TransactionConnection> known) {
        TransactionConnection way = known.or(() -> TransactionConnection.ofHibernate(entityManager))
                .orElseThrow(() -> new ConfigurationException("the persistence provider does not give its connections,"
                        + " without which SQLite cannot be read exactly; use Hibernate, or another provider of Jakarta"
                        + " Persistence 3.2 or later"));
        way.call(entityManager, connection -> {
            try {
                require(connection);
                requireWritable(connection);
            } catch (SQLException e) {
                throw new StorageException("the SQLite database does not tell its settings", e);
            }
            return connection;
        });
        return way;
    }

    /** SQLite opens what it may only read without a word; the trail of a refusal would be the first to miss. */
    private static void requireWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Database.SQLITE.takeWriteLock().orElseThrow());
        } catch (SQLException e) {
            SqliteFailure failure = SqliteFailure.of(e)
                    .filter(f -> f == SqliteFailure.READ_ONLY)
                    .orElseThrow(() -> e);
            throw new ConfigurationException("the SQLite database cannot be written: " + failure.meaning(), e);
        }
    }

    /**
     * Refuses what could lose something.
     *
     * @throws ConfigurationException when the release is too old, or the connection has other settings
     */
    static void require(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            requireRelease(first(statement, "select sqlite_version()"));
            requireSettings(
                    first(statement, "pragma journal_mode"), Integer.parseInt(first(statement, "pragma synchronous")));
        }
    }

    private static String first(Statement statement, String select) throws SQLException {
        try (ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getString(1);
        }
    }

    static void requireRelease(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < FIRST.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part > FIRST[i]) {
                return;
            }
            if (part < FIRST[i]) {
                throw new ConfigurationException(
                        "SQLite " + version + " can damage its file when its write-ahead log"
                                + " begins anew; use SQLite 3.51.3 or later, which org.xerial:sqlite-jdbc has from 3.51.3.0 on");
            }
        }
    }

    static void requireSettings(String journalMode, int synchronous) {
        if (!journalMode.equalsIgnoreCase(WRITE_AHEAD_LOG) || synchronous < FULL) {
            throw new ConfigurationException("the SQLite database is opened with journal_mode " + journalMode
                    + " and synchronous " + synchronous + ", which may lose or halve committed changes when the process"
                    + " or the machine stops; give its address the parameters journal_mode=WAL&synchronous=FULL");
        }
    }
}
