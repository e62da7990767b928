package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.AttributeType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in SQLite, which are made in one transaction. */
class JpaSchemaSqliteTest {
    private static final String FIRST = "V1__foundation.sql";

    @TempDir
    private Path directory;

    private JpaSettings settings = JpaSettings.of(Map.of("url", "jdbc:sqlite::memory:"));
    private Connection connection;
    private JpaSchema schema;

    @BeforeEach
    void freshDatabase() throws SQLException {
        settings = JpaSettings.of(Map.of("file", directory.resolve("qms").toString()));
        connection = settings.connections().getConnection();
        schema = JpaSchema.over(settings.connections());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void migrating_applies_what_is_pending_once() throws SQLException {
        assertThat(schema.pending()).containsExactly(FIRST);
        assertThat(schema.migrate()).containsExactly(FIRST);
        assertThat(schema.pending()).isEmpty();
        assertThat(schema.migrate()).isEmpty();
        assertThat(rows("select script, checksum from qms_schema_history"))
                .containsExactly("sqlite/" + FIRST + " "
                        + Migration.all(Database.SQLITE).get(0).checksum());
    }

    @Test
    void a_migration_that_fails_leaves_nothing_and_can_be_repeated() {
        execute("create view qms_ticket as select 1 as one");
        assertThatThrownBy(schema::migrate).isInstanceOf(StorageException.class);
        assertThat(schema.pending()).containsExactly(FIRST);
        execute("drop view qms_ticket");
        assertThat(schema.migrate()).containsExactly(FIRST);
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
    void the_ddl_for_an_administrator_makes_the_same_schema() {
        for (String statement : schema.ddl().split(";\n")) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
        assertThat(schema.pending()).isEmpty();
        assertThat(schema.ddl()).isEmpty();
    }

    @Test
    void a_schema_newer_than_the_library_is_refused() {
        schema.migrate();
        execute("insert into qms_schema_history values (999, 'sqlite/V999__later.sql', 'x', '')");
        assertThatThrownBy(schema::migrate)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("999");
    }

    static List<RecordTable> tables() {
        return ConceptTables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_declared_attribute_has_its_column_and_no_column_is_left_over(RecordTable table) throws SQLException {
        schema.migrate();
        Map<String, String> expected = new TreeMap<>(Map.of(
                "tenant", "TEXT",
                "id", "TEXT",
                "version", "INTEGER",
                "schema_version", "INTEGER",
                "payload", "TEXT",
                "other_attributes", "TEXT"));
        for (AttributeColumn column : table.columns()) {
            boolean whole = column.type() == AttributeType.LONG || column.type() == AttributeType.BOOLEAN;
            expected.put(column.name(), whole ? "INTEGER" : "TEXT");
            if (column.hasScale()) {
                expected.put(column.scaleName(), "INTEGER");
            }
        }
        Map<String, String> columns = new TreeMap<>();
        for (String row : rows("select name, type from pragma_table_info('" + table.name() + "')")) {
            columns.put(row.split(" ", 2)[0], row.split(" ", 2)[1]);
        }
        assertThat(columns).isEqualTo(expected);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return found;
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
