package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import java.util.function.Predicate;

/** What must be on the path for SQLite, besides this library and a persistence provider. */
final class SqliteDependencies {
    private static final String DRIVER = "org.sqlite.JDBC";
    private static final String HIBERNATE = "org.hibernate.";
    private static final String DIALECT = "org.hibernate.community.dialect.SQLiteDialect";

    private SqliteDependencies() {}

    /**
     * Refuses to go on without them.
     *
     * @param provider class name of the persistence provider
     * @param isPresent whether a class of a name is on the path
     */
    static void require(String provider, Predicate<String> isPresent) {
        if (!isPresent.test(DRIVER)) {
            throw new ConfigurationException("the driver of SQLite, the embedded database, is not on the path; add"
                    + " org.xerial:sqlite-jdbc 3.51.3.0 or later, or name another database with the setting 'url'");
        }
        if (provider.startsWith(HIBERNATE) && !isPresent.test(DIALECT)) {
            throw new ConfigurationException("Hibernate does not know SQLite, the embedded database, by itself; add"
                    + " org.hibernate.orm:hibernate-community-dialects in the version of Hibernate, or name another"
                    + " database with the setting 'url'");
        }
    }
}
