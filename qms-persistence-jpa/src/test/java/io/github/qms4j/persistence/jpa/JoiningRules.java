package io.github.qms4j.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoiningRules {
    private final TestDatabase database;
    private final String bareUrl;
    private Host host;
    private JpaStorage storage;

    /**
     * @param url a database without tables
     * @param bareUrl another one, which is left so
     */
    JoiningRules(String url, String bareUrl) {
        this.bareUrl = bareUrl;
        database = new TestDatabase(url);
        host = new Host(database);
        storage = host.storage();
    }

    @BeforeEach
    void newHost() {
        database.clear();
        host = new Host(database);
        storage = host.storage();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void a_write_outside_a_transaction_fails_at_the_call() {
        try (EntityManager idle = database.factory().createEntityManager()) {
            JpaStorage outside = JpaStorage.joining(() -> host.watched(idle), database.tables());
            assertThatThrownBy(() -> outside.apply(Records.inserted("1")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("outside a transaction");
        }
        assertThat(database.owning().find(Records.ticketKey("1"))).isEmpty();
    }

    @Test
    void a_supplier_that_has_no_entity_manager_is_a_storage_exception() {
        assertThatThrownBy(() -> storage.apply(Records.inserted("1")))
                .isInstanceOf(StorageException.class)
                .hasRootCauseMessage("no entity manager is bound to this thread");
    }

    @Test
    void a_rollback_of_the_host_undoes_every_change_set_of_the_transaction() {
        host.begin();
        storage.apply(Records.inserted("1"));
        storage.apply(Records.updated("1", 1));
        host.rollback();
        assertThat(database.owning().count(RecordQuery.of("acme", "ticket"))).isZero();
        assertThat(database.owning().count(RecordQuery.of("acme", "trail-entry")))
                .isZero();
    }

    @Test
    void a_conflict_surfaces_in_apply_and_not_at_the_commit() {
        database.owning().apply(Records.inserted("1"));
        database.owning().apply(Records.updated("1", 1));
        host.begin();
        assertThatThrownBy(() -> storage.apply(Records.updated("1", 1))).isInstanceOf(ConflictException.class);
        host.commit();
        assertThat(database.owning().count(RecordQuery.of("acme", "trail-entry")))
                .isEqualTo(2);
    }

    @Test
    void a_writer_who_comes_between_check_and_write_leaves_nothing_of_the_change_set() {
        host.begin();
        StoredRecord rival = Records.entry("1", 0);
        JpaStorage raced = JpaStorage.joining(
                () -> host.before(
                        "insert into qms_trail_entry",
                        () -> database.owning().apply(ChangeSet.of(new Change.Insert(rival)))),
                database.tables());
        assertThatThrownBy(() -> raced.apply(Records.inserted("1"))).isInstanceOf(DuplicateException.class);
        assertThat(storage.find(Records.ticketKey("1"))).isEmpty();
        host.rollback();
        assertThat(database.owning().find(rival.key())).contains(rival);
    }

    @Test
    void changes_are_invisible_to_others_until_the_host_commits() {
        host.begin();
        storage.apply(Records.inserted("1"));
        assertThat(database.owning().find(Records.ticketKey("1"))).isEmpty();
        host.commit();
        assertThat(database.owning().find(Records.ticketKey("1"))).isPresent();
    }

    @Test
    void no_call_begins_commits_flushes_clears_or_closes() {
        host.begin();
        storage.apply(Records.inserted("1"));
        storage.find(Records.ticketKey("1"));
        storage.query(RecordQuery.of("acme", "ticket"));
        storage.count(RecordQuery.of("acme", "ticket"));
        assertThatThrownBy(() -> storage.apply(Records.inserted("1"))).isInstanceOf(RuntimeException.class);
        storage.close();
        host.commit();
        assertThat(host.trespasses()).isEmpty();
    }

    @Test
    void only_a_joining_storage_declares_that_it_joins() {
        assertThat(storage.capabilities()).contains(StorageCapability.JOINS_HOST_TRANSACTION);
        assertThat(database.owning().capabilities()).doesNotContain(StorageCapability.JOINS_HOST_TRANSACTION);
    }

    @Test
    void a_schema_that_is_not_migrated_is_refused_in_the_first_call() {
        JpaSettings bare = TestDatabase.settings(bareUrl);
        try (EntityManagerFactory factory = TestDatabase.factory(bare);
                EntityManager entityManager = factory.createEntityManager()) {
            JpaStorage unmigrated = JpaStorage.joining(() -> entityManager);
            assertThatThrownBy(() -> unmigrated.find(Records.ticketKey("1")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("V1__foundation.sql")
                    .hasMessageContaining("migrate()");
        }
    }
}
