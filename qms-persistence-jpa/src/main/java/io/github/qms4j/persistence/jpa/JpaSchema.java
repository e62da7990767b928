package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables in a database, and the explicit calls that bring them up to date. Nothing here runs by itself against a
 * host's database.
 *
 * <p>The migrations are plain SQL files below {@code /io/github/qms4j/persistence/jpa/migration/<database>}, named as
 * Flyway expects; each enters itself in the table {@code qms_schema_history}. So a host may also point a Flyway of its
 * own there, or give {@link #ddl()} to a database administrator.
 *
 * <p>The tables are in the current schema of a connection; on PostgreSQL that is the first of its {@code search_path}.
 *
 * <p>Two processes may migrate at once: one waits for the other. A migration that was interrupted is completed by the
 * next call.
 */
public final class JpaSchema {
    private static final int LONGEST_MIGRATION_MILLISECONDS = 600_000;

    private final ConnectionSource connections;

    private JpaSchema(ConnectionSource connections) {
        this.connections = connections;
    }

    /**
     * The schema behind a data source, which must be able to give two connections at once.
     *
     * @param dataSource connections with the right to create tables
     */
    public static JpaSchema of(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new JpaSchema(dataSource::getConnection);
    }

    static JpaSchema over(ConnectionSource connections) {
        return new JpaSchema(connections);
    }

    /**
     * File names of the migrations that are not applied yet, in order.
     *
     * @throws ConfigurationException when the database is not supported, the schema is newer than this version, or an
     *     applied migration is not the one of this version
     */
    public List<String> pending() {
        return inDatabase(connection -> pending(connection, databaseOf(connection)).stream()
                .map(Migration::title)
                .toList());
    }

    /**
     * Applies what is pending and gives the file names of it, in order; empty when the schema was up to date.
     *
     * @throws ConfigurationException as {@link #pending()} does
     * @throws StorageException when the database refuses a statement; the next call goes on from there
     */
    public List<String> migrate() {
        return inDatabase(connection -> {
            Database database = databaseOf(connection);
            if (pending(connection, database).isEmpty()) {
                return List.of();
            }
            return database.takeWriteLock().isPresent()
                    ? SqliteTransaction.call(connection, () -> runPending(connection, database))
                    : inDatabase(lock -> whileLocked(lock, database, () -> applyPending(connection, database)));
        });
    }

    /**
     * The SQL of everything that is pending, for a database administrator; empty when the schema is up to date.
     *
     * @throws ConfigurationException as {@link #pending()} does
     */
    public String ddl() {
        return inDatabase(connection -> {
            StringBuilder ddl = new StringBuilder();
            for (Migration migration : pending(connection, databaseOf(connection))) {
                ddl.append("-- ").append(migration.script()).append("\n\n").append(migration.text());
                ddl.append("\nupdate qms_schema_history set checksum = '").append(migration.checksum());
                ddl.append("' where version = ").append(migration.version()).append(";\n\n");
            }
            return ddl.toString();
        });
    }

    private static List<String> applyPending(Connection connection, Database database) throws SQLException {
        List<String> applied = new ArrayList<>();
        for (Migration migration : pending(connection, database)) {
            apply(connection, migration);
            applied.add(migration.title());
        }
        return applied;
    }

    /** In a transaction of the caller's. */
    private static List<String> runPending(Connection connection, Database database) throws SQLException {
        List<String> applied = new ArrayList<>();
        for (Migration migration : pending(connection, database)) {
            run(connection, migration);
            applied.add(migration.title());
        }
        return applied;
    }

    /** The entry in the history is the last step: a crash before it leaves the migration pending, to be repeated. */
    private static void apply(Connection connection, Migration migration) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(connection, migration);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void run(Connection connection, Migration migration) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : migration.statements()) {
                statement.execute(sql);
            }
        }
        enterChecksum(connection, migration);
    }

    private static void enterChecksum(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement entry =
                connection.prepareStatement("update qms_schema_history set checksum = ? where version = ?")) {
            entry.setString(1, migration.checksum());
            entry.setInt(2, migration.version());
            entry.executeUpdate();
        }
    }

    private static List<Migration> pending(Connection connection, Database database) throws SQLException {
        Map<Integer, @Nullable String> applied = applied(connection, database);
        List<Migration> known = Migration.all(database);
        int newest = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > known.size()) {
            throw newer(newest, known.size());
        }
        List<Migration> pending = new ArrayList<>();
        for (Migration migration : known) {
            if (!applied.containsKey(migration.version())) {
                pending.add(migration);
                continue;
            }
            String checksum = applied.get(migration.version());
            // Without a checksum another tool has run the file, and looks after its own.
            if (checksum != null && !checksum.equals(migration.checksum())) {
                throw new ConfigurationException("the migration " + migration.title()
                        + " that was applied to this database has checksum " + checksum + ", the one of this version "
                        + migration.checksum() + "; use the version that the database was made with, or restore it");
            }
        }
        return pending;
    }

    static ConfigurationException newer(int newest, int known) {
        return new ConfigurationException("the database schema is at version " + newest + ", newer than version "
                + known + " that this library knows; use the library version that migrated it, or a later one");
    }

    private static Map<Integer, @Nullable String> applied(Connection connection, Database database)
            throws SQLException {
        Map<Integer, @Nullable String> applied = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery(database.countHistoryTables())) {
                if (!table.next() || table.getInt(1) == 0) {
                    return applied;
                }
            }
            try (ResultSet rows = statement.executeQuery("select version, checksum from qms_schema_history")) {
                while (rows.next()) {
                    applied.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return applied;
    }

    private static Database databaseOf(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String product = metaData.getDatabaseProductName();
        Database database = Database.ofProduct(product)
                .orElseThrow(() -> new ConfigurationException(
                        "the database '" + product + "' is not supported; supported are " + Database.supported()));
        if (database == Database.H2) {
            H2Durability.require(metaData.getDatabaseProductVersion(), metaData.getURL());
        } else if (database == Database.SQLITE) {
            SqliteDurability.require(connection);
        }
        return database;
    }

    /** Holds the lock on a connection of its own, because on some databases definitions commit on the other one. */
    private static <T> T whileLocked(Connection lock, Database database, Work<T> work) throws SQLException {
        try (Statement statement = lock.createStatement()) {
            int usual = lockTimeout(statement, database);
            statement.execute(database.setLockTimeout(LONGEST_MIGRATION_MILLISECONDS));
            for (String preparation : database.prepareMigrationLock()) {
                statement.execute(preparation);
            }
            lock.setAutoCommit(false);
            try {
                statement.execute(database.takeMigrationLock());
                return work.run();
            } finally {
                lock.rollback();
                lock.setAutoCommit(true);
                statement.execute(database.setLockTimeout(usual));
            }
        }
    }

    private static int lockTimeout(Statement statement, Database database) throws SQLException {
        try (ResultSet row = statement.executeQuery(database.selectLockTimeout())) {
            row.next();
            return row.getInt(1);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    private interface ConnectionWork<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inDatabase(ConnectionWork<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new StorageException("the database schema could not be read or migrated; see the cause", e);
        }
    }
}
