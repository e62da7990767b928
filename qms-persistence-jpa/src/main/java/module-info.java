/** Storage adapter for any Jakarta Persistence provider. */
module io.github.qms4j.persistence.jpa {
    requires transitive io.github.qms4j.core;
    requires transitive jakarta.persistence;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports io.github.qms4j.persistence.jpa;

    // A host's own Flyway reads the migrations from here.
    opens io.github.qms4j.persistence.jpa.migration.h2;
    opens io.github.qms4j.persistence.jpa.migration.postgresql;
    opens io.github.qms4j.persistence.jpa.migration.sqlite;

    provides io.github.qms4j.spi.storage.QmsStorageProvider with
            io.github.qms4j.persistence.jpa.JpaStorageProvider;
}
