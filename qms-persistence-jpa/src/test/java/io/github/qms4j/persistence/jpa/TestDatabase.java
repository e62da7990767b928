package io.github.qms4j.persistence.jpa;

import static io.github.qms4j.persistence.jpa.AttributeColumn.date;
import static io.github.qms4j.persistence.jpa.AttributeColumn.decimal;
import static io.github.qms4j.persistence.jpa.AttributeColumn.flag;
import static io.github.qms4j.persistence.jpa.AttributeColumn.instant;
import static io.github.qms4j.persistence.jpa.AttributeColumn.text;
import static io.github.qms4j.persistence.jpa.AttributeColumn.whole;

import io.github.qms4j.spi.storage.AttributeType;
import io.github.qms4j.tck.ContractType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A migrated database with a table for a type of the tests besides, and an entity manager factory on it. */
final class TestDatabase implements AutoCloseable {
    /** A type that has a column of each type. */
    static final String TYPED = "typed-thing";

    static final List<ContractType> TYPES = List.of(
            ContractType.vendor(),
            ContractType.known("ticket", Map.of(AttributeType.TEXT, "status", AttributeType.INSTANT, "openedAt")),
            ContractType.known(
                    TYPED,
                    Map.of(
                            AttributeType.TEXT, "aText",
                            AttributeType.LONG, "aWhole",
                            AttributeType.DECIMAL, "aDecimal",
                            AttributeType.INSTANT, "anInstant",
                            AttributeType.BOOLEAN, "aFlag",
                            AttributeType.DATE, "aDate")));

    private static final String TYPED_TABLE = """
            create table if not exists qms_typed_thing (
                tenant TEXT not null, id TEXT not null, version bigint not null, schema_version integer not null,
                payload TEXT not null, other_attributes TEXT,
                a_text TEXT, a_whole bigint, a_decimal DECIMAL, a_decimal_scale integer,
                an_instant timestamp(3) with time zone, a_flag boolean, a_date date, primary key (tenant, id))""";

    private static final String TYPED_TABLE_OF_SQLITE = """
            create table if not exists qms_typed_thing (
                tenant text not null, id text not null, version integer not null, schema_version integer not null,
                payload text not null, other_attributes text,
                a_text text, a_whole integer, a_decimal text, a_decimal_scale integer,
                an_instant text, a_flag integer check (a_flag in (0, 1)), a_date text, primary key (tenant, id)) strict""";

    private static final RecordTables TABLES;

    static {
        List<RecordTable> tables = new ArrayList<>(ConceptTables.ALL);
        tables.add(ConceptTables.plain(
                TYPED,
                "qms_typed_thing",
                text("aText"),
                whole("aWhole"),
                decimal("aDecimal"),
                instant("anInstant"),
                flag("aFlag"),
                date("aDate")));
        TABLES = new RecordTables(tables);
    }

    private final ConnectionSource connections;
    private final boolean commitsReads;
    private final EntityManagerFactory factory;

    TestDatabase(String url) {
        JpaSettings settings = settings(url);
        connections = settings.connections();
        commitsReads = settings.commitsReads();
        // Opened first, so that a database in memory lives as long as the factory.
        factory = factory(settings);
        JpaSchema.over(connections).migrate();
        execute(typedTable(url));
    }

    /** An address of PostgreSQL names its user; H2 has one of its own, SQLite none. */
    static JpaSettings settings(String url) {
        return JpaSettings.of(url.startsWith("jdbc:h2:") ? Map.of("url", url, "user", "sa") : Map.of("url", url));
    }

    private static String typedTable(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return TYPED_TABLE_OF_SQLITE;
        }
        return isPostgres(url)
                ? TYPED_TABLE.replace("TEXT", "text collate \"C\"").replace("DECIMAL", "numeric")
                : TYPED_TABLE.replace("TEXT", "varchar").replace("DECIMAL", "decfloat");
    }

    private static boolean isPostgres(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    static EntityManagerFactory factory(JpaSettings settings) {
        PersistenceProvider provider = PersistenceProviderResolverHolder.getPersistenceProviderResolver()
                .getPersistenceProviders()
                .get(0);
        return provider.createContainerEntityManagerFactory(
                new EmbeddedPersistenceUnit(provider.getClass().getName()), settings.factoryProperties());
    }

    EntityManagerFactory factory() {
        return factory;
    }

    ConnectionSource connections() {
        return connections;
    }

    RecordTables tables() {
        return TABLES;
    }

    JpaStorage owning() {
        return JpaStorage.owning(factory, TABLES, commitsReads, () -> {}, "test");
    }

    void clear() {
        for (String table :
                List.of("qms_record", "qms_attribute", "qms_ticket", "qms_trail_entry", "qms_typed_thing")) {
            execute("delete from " + table);
        }
    }

    void execute(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
