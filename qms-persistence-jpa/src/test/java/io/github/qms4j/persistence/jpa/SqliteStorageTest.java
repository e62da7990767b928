package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.StorageException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.Sort;
import io.github.qms4j.spi.storage.StoredRecord;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to SQLite: one writer, and no types but text and whole numbers. */
@Verifies("X-9")
class SqliteStorageTest {
    private static final RecordKey KEY = new RecordKey("acme", TestDatabase.TYPED, "one");

    @TempDir
    private Path directory;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = new TestDatabase("jdbc:sqlite:" + directory.resolve("qms") + "?busy_timeout=1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void joining_a_transaction_of_the_host_is_refused_by_name() {
        try (EntityManager entityManager = database.factory().createEntityManager()) {
            JpaStorage joining = JpaStorage.joining(() -> entityManager);
            entityManager.getTransaction().begin();
            assertThatThrownBy(() -> joining.find(KEY))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SQLite has one writer at a time")
                    .hasMessageContaining("JpaStorage.owning");
            assertThatThrownBy(() -> joining.apply(Records.inserted("1"))).isInstanceOf(ConfigurationException.class);
            entityManager.getTransaction().rollback();
        }
    }

    @Test
    void while_one_writes_others_read_what_was_committed_before() throws SQLException {
        QmsStorage storage = database.owning();
        storage.apply(Records.inserted("1"));
        try (Connection writer = database.connections().getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("update qms_ticket set version = 7");
            assertThat(storage.find(Records.ticketKey("1"))).contains(Records.ticket("1", 0));
            statement.execute("rollback");
        }
    }

    @Test
    void a_writer_that_waits_in_vain_for_another_process_says_so_and_has_written_nothing() throws SQLException {
        QmsStorage storage = database.owning();
        try (Connection writer = database.connections().getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> storage.apply(Records.inserted("1")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was applied")
                    .hasMessageContaining("another process");
            statement.execute("rollback");
        }
        storage.apply(Records.inserted("1"));
        assertThat(storage.find(Records.ticketKey("1"))).isPresent();
    }

    @Test
    void every_table_is_strict_and_none_has_a_floating_point_column() throws SQLException {
        assertThat(selected(
                        "select name from pragma_table_list where schema = 'main' and name like 'qms%' and strict = 0"))
                .isEmpty();
        assertThat(selected("select distinct c.type from pragma_table_list t, pragma_table_info(t.name) c"
                        + " where t.name like 'qms%' order by 1"))
                .containsExactly("INTEGER", "TEXT");
    }

    @Test
    void a_decimal_and_a_number_beyond_a_double_are_stored_and_compared_exactly() throws SQLException {
        QmsStorage storage = database.owning();
        StoredRecord record = new StoredRecord(
                KEY,
                0,
                1,
                Map.of(
                        "aDecimal", AttributeValue.of(new BigDecimal("9007199254740993.10")),
                        "aWhole", AttributeValue.of(Long.MAX_VALUE - 1)),
                "{}");
        storage.apply(ChangeSet.of(new Change.Insert(record)));

        assertThat(storage.find(KEY)).contains(record);
        assertThat(selected("select a_decimal || ' ' || a_decimal_scale || ' ' || a_whole from qms_typed_thing"))
                .containsExactly("p0016 9007199254740993.1 2 9223372036854775806");
        RecordQuery query = RecordQuery.of("acme", TestDatabase.TYPED);
        assertThat(storage.count(query.whereEqual("aDecimal", AttributeValue.of(new BigDecimal("9007199254740993.1")))))
                .isOne();
        assertThat(storage.count(query.whereEqual("aDecimal", AttributeValue.of(new BigDecimal("9007199254740993")))))
                .isZero();
        assertThat(storage.count(query.whereBetween("aWhole", AttributeValue.of(Long.MAX_VALUE), null)))
                .isZero();
    }

    @Test
    void a_person_with_sql_reads_moments_dates_and_flags() throws SQLException {
        database.owning()
                .apply(ChangeSet.of(new Change.Insert(new StoredRecord(
                        KEY,
                        0,
                        1,
                        Map.of(
                                "anInstant", AttributeValue.of(Instant.parse("2026-03-02T09:30:00.25Z")),
                                "aDate", AttributeValue.of(LocalDate.of(2026, 3, 2)),
                                "aFlag", AttributeValue.of(true)),
                        "{}"))));

        assertThat(selected("select an_instant || ' ' || a_date || ' ' || a_flag from qms_typed_thing"
                        + " where a_date < date('2026-03-02', '+1 day') and an_instant < '2026-03-02T10'"))
                .containsExactly("2026-03-02T09:30:00.250Z 2026-03-02 1");
    }

    @Test
    void text_is_ordered_by_code_point() {
        QmsStorage storage = database.owning();
        List<String> ordered = List.of("\0", "\u0001", "Z", "a", "\ud7ff", "\ud800", "\uffff", "\ud800\udc00");
        for (String text : ordered) {
            RecordKey key = new RecordKey("acme", TestDatabase.TYPED, text);
            storage.apply(ChangeSet.of(
                    new Change.Insert(new StoredRecord(key, 0, 1, Map.of("aText", AttributeValue.of(text)), "{}"))));
        }
        RecordQuery query = RecordQuery.of("acme", TestDatabase.TYPED);
        for (RecordQuery sorted : List.of(query, query.sortedBy(Sort.ascending("aText")))) {
            assertThat(storage.query(sorted).records())
                    .extracting(record -> record.key().id())
                    .containsExactlyElementsOf(ordered);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_decimal = 'p0001 1.0', a_decimal_scale = 1",
                "a_decimal = '1', a_decimal_scale = 1",
                "a_decimal_scale = 1",
                "an_instant = '2026-03-02'",
                "a_date = '2026-3-2'"
            })
    void what_somebody_with_sql_has_put_in_another_form_is_a_corrupt_record(String alteration) {
        QmsStorage storage = database.owning();
        storage.apply(ChangeSet.of(new Change.Insert(new StoredRecord(KEY, 0, 1, Map.of(), "{}"))));
        database.execute("update qms_typed_thing set " + alteration);
        assertThatThrownBy(() -> storage.find(KEY)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void several_keys_are_searched_by_the_primary_key() throws SQLException {
        assertThat(selected(
                        "explain query plan select r.payload from qms_record r where (tenant, record_type, id) in"
                                + " (values ('a', 'b', 'c'), ('a', 'b', 'd'))",
                        4))
                .anyMatch(step -> step.startsWith("SEARCH r USING INDEX sqlite_autoindex_qms_record_1"));
    }

    private List<String> selected(String sql) throws SQLException {
        return selected(sql, 1);
    }

    private List<String> selected(String sql, int column) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(column));
            }
        }
        return found;
    }
}
