package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the history table says, read through an entity manager: which database it is and whether its schema fits. */
final class InstalledSchema {
    private static final String HISTORY = "qms_schema_history";

    /** Of the current schema alone: other schemas of the same database may have tables of their own. */
    static final String COUNT_HISTORY_TABLES =
            "select count(*) from information_schema.tables where lower(table_name) = '" + HISTORY
                    + "' and table_schema = current_schema";

    private InstalledSchema() {}

    /**
     * The database, which the names of the applied migrations tell.
     *
     * @throws ConfigurationException when migrations are pending or the schema is newer than this version
     */
    static Database databaseOf(EntityManager entityManager) {
        List<Object[]> applied = applied(entityManager);
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
    private static List<Object[]> applied(EntityManager entityManager) {
        List<?> tables = entityManager.createNativeQuery(COUNT_HISTORY_TABLES).getResultList();
        if (((Number) tables.get(0)).intValue() == 0) {
            return List.of();
        }
        List<?> rows = entityManager
                .createNativeQuery("select version, script from " + HISTORY + " order by version")
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static ConfigurationException pending(List<String> titles) {
        return new ConfigurationException("the database schema is not up to date; pending: " + String.join(", ", titles)
                + ". Call JpaSchema.of(dataSource).migrate(), or let a database administrator run"
                + " JpaSchema.of(dataSource).ddl()");
    }
}
