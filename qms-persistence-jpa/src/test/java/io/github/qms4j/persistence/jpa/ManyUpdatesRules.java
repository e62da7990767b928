package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qms4j.ConflictException;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Change sets that update many records, with more of them than one statement asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Verifies("X-9")
abstract class ManyUpdatesRules {
    private static final int MANY = RecordTable.KEYS_A_STATEMENT + 40;

    private final TestDatabase database;

    ManyUpdatesRules(String url) {
        database = new TestDatabase(url);
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    /** On the provider's connection, and by native queries. */
    Stream<JpaStorage> storages() {
        return Stream.of(TransactionConnection.find(), Optional.<TransactionConnection>empty())
                .map(connection -> JpaStorage.owning(
                        database.factory(),
                        database.tables(),
                        true,
                        connection,
                        () -> {},
                        connection.isPresent() ? "on the connection" : "by queries"));
    }

    private static RecordKey key(String type, int number) {
        return new RecordKey("acme", type, "n" + number);
    }

    private static StoredRecord record(RecordKey key, long version, Map<String, AttributeValue> attributes) {
        return new StoredRecord(key, version, 1, attributes, "{\"version\":" + version + "}");
    }

    private static StoredRecord record(RecordKey key, long version) {
        return record(
                key,
                version,
                Map.of("colour", AttributeValue.of(version == 0 ? "red" : "green"), "size", AttributeValue.of(7)));
    }

    private static StoredRecord ticket(RecordKey key, long version) {
        return record(key, version, Map.of("status", AttributeValue.of("v" + version)));
    }

    private static void insert(JpaStorage storage, StoredRecord... records) {
        storage.apply(
                new ChangeSet(Stream.of(records).<Change>map(Change.Insert::new).toList()));
    }

    private static void update(JpaStorage storage, StoredRecord... records) {
        storage.apply(
                new ChangeSet(Stream.of(records).<Change>map(Change.Update::new).toList()));
    }

    private static StoredRecord[] many(long version) {
        return Stream.iterate(0, i -> i + 1)
                .limit(MANY)
                .map(i -> i % 2 == 0 ? record(key("part", i), version) : ticket(key("ticket", i), version))
                .toArray(StoredRecord[]::new);
    }

    private static List<String> found(JpaStorage storage, String attribute, AttributeValue value) {
        RecordQuery query = RecordQuery.of("acme", "part").whereEqual(attribute, value);
        return storage.query(query.limitedTo(MANY)).records().stream()
                .map(found -> found.key().id())
                .toList();
    }

    private Map<RecordKey, StoredRecord> stored(JpaStorage storage, StoredRecord... records) {
        List<StoredRecord> stored = new ArrayList<>();
        for (StoredRecord record : records) {
            storage.find(record.key()).ifPresent(stored::add);
        }
        return stored.stream().collect(Collectors.toMap(StoredRecord::key, found -> found));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void many_records_of_two_tables_change_in_one_change_set(JpaStorage storage) {
        insert(storage, many(0));
        update(storage, many(1));
        assertThat(stored(storage, many(1)).values()).containsExactlyInAnyOrder(many(1));
        assertThat(found(storage, "colour", AttributeValue.of("green"))).hasSize(MANY / 2);
        assertThat(found(storage, "colour", AttributeValue.of("red"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void one_stale_record_of_many_is_named_and_nothing_is_written(JpaStorage storage) {
        for (RecordKey stale : List.of(key("part", MANY - 2), key("ticket", 1))) {
            database.clear();
            insert(storage, many(0));
            boolean part = stale.type().equals("part");
            update(storage, part ? record(stale, 1) : ticket(stale, 1));
            ConflictException conflict = catchThrowableOfType(ConflictException.class, () -> update(storage, many(1)));
            assertThat(conflict.recordType()).isEqualTo(stale.type());
            assertThat(conflict.recordId()).isEqualTo(stale.id());
            assertThat(stored(storage, many(0)).values())
                    .filteredOn(record -> record.version() > 0)
                    .extracting(StoredRecord::key)
                    .containsExactly(stale);
            assertThat(found(storage, "colour", AttributeValue.of("green"))).hasSize(part ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void a_record_that_is_gone_among_many_is_a_conflict(JpaStorage storage) {
        StoredRecord[] all = many(0);
        insert(storage, all);
        storage.apply(ChangeSet.of(new Change.Delete(all[2].key(), 0)));
        assertThatThrownBy(() -> update(storage, many(1))).isInstanceOf(ConflictException.class);
        assertThat(found(storage, "colour", AttributeValue.of("green"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void updates_deletes_and_inserts_of_one_type_may_be_mixed(JpaStorage storage) {
        insert(storage, record(key("part", 1), 0), record(key("part", 2), 0), record(key("part", 4), 0));
        storage.apply(ChangeSet.of(
                new Change.Update(record(key("part", 1), 1)),
                new Change.Delete(key("part", 2), 0),
                new Change.Insert(record(key("part", 3), 0)),
                new Change.Update(record(key("part", 4), 1))));
        assertThat(found(storage, "colour", AttributeValue.of("green"))).containsExactly("n1", "n4");
        assertThat(found(storage, "size", AttributeValue.of(7))).containsExactly("n1", "n3", "n4");
    }

    @ParameterizedTest
    @MethodSource("storages")
    void an_attribute_that_vanished_or_changed_its_type_is_found_no_more_by_its_old_value(JpaStorage storage) {
        RecordKey key = key("part", 1);
        insert(storage, record(key, 0));
        update(storage, record(key, 1, Map.of("size", AttributeValue.of("seven"))));
        assertThat(found(storage, "colour", AttributeValue.of("red"))).isEmpty();
        assertThat(found(storage, "size", AttributeValue.of(7))).isEmpty();
        assertThat(found(storage, "size", AttributeValue.of("seven"))).containsExactly("n1");
        update(storage, record(key, 2, Map.of()));
        assertThat(found(storage, "size", AttributeValue.of("seven"))).isEmpty();
        update(storage, record(key, 3));
        assertThat(found(storage, "size", AttributeValue.of(7))).containsExactly("n1");
    }

    @ParameterizedTest
    @MethodSource("storages")
    void a_concept_may_gain_and_lose_attributes_without_a_column(JpaStorage storage) {
        RecordKey key = key("ticket", 1);
        Map<String, AttributeValue> coloured = Map.of("colour", AttributeValue.of("red"));
        RecordQuery red = RecordQuery.of("acme", "ticket").whereEqual("colour", AttributeValue.of("red"));
        insert(storage, ticket(key, 0));
        update(storage, record(key, 1, coloured));
        assertThat(storage.count(red)).isOne();
        update(storage, ticket(key, 2));
        assertThat(storage.count(red)).isZero();
        assertThat(storage.find(key)).contains(ticket(key, 2));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void the_row_of_an_attribute_that_stays_is_not_written(JpaStorage storage) {
        RecordKey key = key("part", 1);
        insert(storage, record(key, 0));
        database.execute("update qms_attribute set long_value = 8 where name = 'size'");
        update(storage, record(key, 1));
        assertThat(found(storage, "size", AttributeValue.of(8))).containsExactly("n1");
    }

    @ParameterizedTest
    @MethodSource("storages")
    void the_row_of_an_attribute_that_was_removed_by_hand_comes_back_with_the_next_change(JpaStorage storage) {
        RecordKey key = key("part", 1);
        insert(storage, record(key, 0));
        database.execute("delete from qms_attribute");
        update(storage, record(key, 1));
        assertThat(found(storage, "colour", AttributeValue.of("green"))).containsExactly("n1");
    }
}
