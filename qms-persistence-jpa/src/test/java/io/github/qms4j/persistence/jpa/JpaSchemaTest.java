package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.storage.AttributeType;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpaSchemaTest {
    private static final String FIRST = "V1__foundation.sql";

    private JpaSettings settings = JpaSettings.of(Map.of("url", "jdbc:h2:mem:unused"));
    private Connection alive;
    private JpaSchema schema;

    @BeforeEach
    void freshDatabase(TestInfo test) throws SQLException {
        settings = JpaSettings.of(
                Map.of("url", "jdbc:h2:mem:schema-" + test.getDisplayName().hashCode(), "user", "sa"));
        alive = settings.connections().getConnection();
        schema = JpaSchema.over(settings.connections());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        alive.close();
    }

    @Test
    void a_fresh_database_has_every_migration_pending() {
        assertThat(schema.pending()).containsExactly(FIRST);
    }

    @Test
    void migrating_applies_what_is_pending() {
        assertThat(schema.migrate()).containsExactly(FIRST);
        assertThat(schema.pending()).isEmpty();
    }

    @Test
    void migrating_twice_changes_nothing() {
        schema.migrate();
        assertThat(schema.migrate()).isEmpty();
    }

    @Test
    void the_history_names_the_script_and_its_checksum() throws SQLException {
        schema.migrate();
        assertThat(rows("select script, checksum from qms_schema_history"))
                .containsExactly(
                        "h2/" + FIRST + " " + Migration.all(Database.H2).get(0).checksum());
    }

    @Test
    void a_changed_checksum_is_refused() {
        schema.migrate();
        execute("update qms_schema_history set checksum = 'tampered'");
        assertThatThrownBy(schema::pending)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(FIRST)
                .hasMessageContaining("tampered");
        assertThatThrownBy(schema::migrate).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void a_schema_newer_than_the_library_is_refused() {
        schema.migrate();
        execute("insert into qms_schema_history values (999, 'h2/V999__later.sql', 'x', current_timestamp)");
        assertThatThrownBy(schema::migrate)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("999");
        try (EntityManagerFactory factory = TestDatabase.factory(settings)) {
            assertThatThrownBy(() -> JpaStorage.owning(factory))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("999");
        }
    }

    @Test
    void a_storage_on_a_schema_that_is_not_migrated_is_refused_with_the_call_to_make() {
        try (EntityManagerFactory factory = TestDatabase.factory(settings)) {
            assertThatThrownBy(() -> JpaStorage.owning(factory))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(FIRST)
                    .hasMessageContaining("JpaSchema.of(dataSource).migrate()");
        }
    }

    @Test
    void an_interrupted_migration_is_completed_by_the_next_call() {
        List<String> statements = Migration.all(Database.H2).get(0).statements();
        statements.subList(0, statements.size() / 2).forEach(this::execute);
        assertThat(schema.pending()).containsExactly(FIRST);
        assertThat(schema.migrate()).containsExactly(FIRST);
    }

    @Test
    void the_ddl_for_an_administrator_makes_the_same_schema() {
        String ddl = schema.ddl();
        for (String statement : ddl.split(";\n")) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
        assertThat(schema.pending()).isEmpty();
        assertThat(schema.ddl()).isEmpty();
    }

    @Test
    void of_several_processes_that_migrate_at_once_exactly_one_does() throws Exception {
        int processes = 4;
        CyclicBarrier start = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            Callable<List<String>> migration = () -> {
                start.await();
                return JpaSchema.over(settings.connections()).migrate();
            };
            List<String> applied = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(List.of(migration, migration, migration, migration))) {
                applied.addAll(done.get());
            }
            assertThat(applied).containsExactly(FIRST);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_unknown_database_is_refused_with_the_supported_ones() {
        DatabaseMetaData metaData = stub(DatabaseMetaData.class, "getDatabaseProductName", "Paradox");
        Connection connection = stub(Connection.class, "getMetaData", metaData);
        DataSource unknown = stub(DataSource.class, "getConnection", connection);
        assertThatThrownBy(() -> JpaSchema.of(unknown).migrate())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Paradox")
                .hasMessageContaining("H2");
    }

    static List<RecordTable> tables() {
        return ConceptTables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_declared_attribute_has_its_column_and_no_column_is_left_over(RecordTable table) throws SQLException {
        schema.migrate();
        Map<String, String> expected = new TreeMap<>(Map.of(
                "tenant", "CHARACTER VARYING",
                "id", "CHARACTER VARYING",
                "version", "BIGINT",
                "schema_version", "INTEGER",
                "payload", "CHARACTER VARYING",
                "other_attributes", "CHARACTER VARYING"));
        for (AttributeColumn column : table.columns()) {
            expected.put(column.name(), sqlType(column.type()));
            if (column.hasScale()) {
                expected.put(column.scaleName(), "INTEGER");
            }
        }
        assertThat(columnsOf(table.name())).isEqualTo(expected);
    }

    private static String sqlType(AttributeType type) {
        return switch (type) {
            case TEXT -> "CHARACTER VARYING";
            case LONG -> "BIGINT";
            case DECIMAL -> "DECFLOAT";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
        };
    }

    private Map<String, String> columnsOf(String table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (String row : rows("select lower(column_name), data_type from information_schema.columns"
                + " where lower(table_name) = '" + table.toLowerCase(Locale.ROOT) + "'")) {
            int space = row.indexOf(' ');
            columns.put(row.substring(0, space), row.substring(space + 1));
        }
        return columns;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = alive.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return found;
    }

    private void execute(String sql) {
        try (Statement statement = alive.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static <T> T stub(Class<T> type, String answered, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                JpaSchemaTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals(answered) ? answer : null));
    }
}
