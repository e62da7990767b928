package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the history table says, read through an entity manager: which database it is and whether its schema fits. */
final class InstalledSchema {
    static final String HISTORY = "qms_schema_history";

    private InstalledSchema() {}

    /**
     * The database, which the names of the applied migrations tell.
     *
     * @param connection the way to connections, if there is one
     * @throws ConfigurationException when migrations are pending or the schema is newer than this version
     */
    static Database databaseOf(EntityManager entityManager, Optional<TransactionConnection> connection) {
        List<Object[]> applied = applied(entityManager, connection);
        if (applied.isEmpty()) {
            throw pending(Migration.titles());
        }
        Database database = Database.ofFolder(folder(applied.get(0)))
                .orElseThrow(() -> new ConfigurationException("the schema was made for '" + folder(applied.get(0))
                        + "', which this version does not know; it supports " + Database.supported()));
        List<Migration> known = Migration.all(database);
        int newest = applied.stream()
                .mapToInt(row -> ((Number) row[0]).intValue())
                .max()
                .orElse(0);
        if (newest > known.size()) {
            throw JpaSchema.newer(newest, known.size());
        }
        Set<Integer> versions =
                applied.stream().map(row -> ((Number) row[0]).intValue()).collect(Collectors.toSet());
        List<String> missing = known.stream()
                .filter(migration -> !versions.contains(migration.version()))
                .map(Migration::title)
                .toList();
        if (!missing.isEmpty()) {
            throw pending(missing);
        }
        return database;
    }

    private static String folder(Object[] row) {
        return ((String) row[1]).split("/", 2)[0];
    }

    /** Asks the catalogue first: a failed statement would end a host's transaction on some databases. */
    private static List<Object[]> applied(EntityManager entityManager, Optional<TransactionConnection> connection) {
        if (historyTables(entityManager, connection) == 0) {
            return List.of();
        }
        List<?> rows = entityManager
                .createNativeQuery("select version, script from " + HISTORY + " order by version")
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static int historyTables(EntityManager entityManager, Optional<TransactionConnection> connection) {
        if (connection.isPresent()) {
            boolean sqlite = connection.get().call(entityManager, InstalledSchema::isSqlite);
            return count(entityManager, sqlite ? Database.SQLITE : Database.H2);
        }
        try {
            return count(entityManager, Database.H2);
        } catch (PersistenceException e) {
            // SQLite has another catalogue; that it does not know the first one disturbs no transaction there.
            try {
                return count(entityManager, Database.SQLITE);
            } catch (PersistenceException other) {
                e.addSuppressed(other);
                throw e;
            }
        }
    }

    private static boolean isSqlite(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseProductName().equals(Database.SQLITE.productName());
        } catch (SQLException e) {
            throw new StorageException("the database does not tell its name", e);
        }
    }

    private static int count(EntityManager entityManager, Database database) {
        List<?> tables =
                entityManager.createNativeQuery(database.countHistoryTables()).getResultList();
        return ((Number) tables.get(0)).intValue();
    }

    private static ConfigurationException pending(List<String> titles) {
        return new ConfigurationException("the database schema is not up to date; pending: " + String.join(", ", titles)
                + ". Call JpaSchema.of(dataSource).migrate(), or let a database administrator run"
                + " JpaSchema.of(dataSource).ddl()");
    }
}
