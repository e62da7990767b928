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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoiningRules {
    private final TestDatabase database;
    private final String bareUrl;
    private final String otherUrl;
    private Host host;
    private JpaStorage storage;

    /**
     * @param url a database without tables
     * @param bareUrl another one, which is left so
     * @param otherUrl a third one
     */
    JoiningRules(String url, String bareUrl, String otherUrl) {
        this.bareUrl = bareUrl;
        this.otherUrl = otherUrl;
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
            JpaStorage outside = JpaStorage.joining(() -> host.watched(idle), database.tables(), null);
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
        JpaStorage raced = JpaStorage.joining(() -> withRival(rival), database.tables(), Optional.empty(), null);
        assertThatThrownBy(() -> raced.apply(Records.inserted("1"))).isInstanceOf(DuplicateException.class);
        assertThat(storage.find(Records.ticketKey("1"))).isEmpty();
        host.rollback();
        assertThat(database.owning().find(rival.key())).contains(rival);
    }

    @Test
    void a_writer_who_comes_between_check_and_write_leaves_the_transaction_of_the_host_usable() {
        host.begin();
        storage.apply(Records.inserted("2"));
        StoredRecord rival = Records.entry("1", 0);
        JpaStorage raced = JpaStorage.joining(() -> withRival(rival), database.tables(), null);
        assertThatThrownBy(() -> raced.apply(Records.inserted("1"))).isInstanceOf(DuplicateException.class);
        storage.apply(Records.inserted("3"));
        host.commit();
        JpaStorage owning = database.owning();
        assertThat(owning.find(Records.ticketKey("1"))).isEmpty();
        assertThat(owning.find(Records.ticketKey("2"))).isPresent();
        assertThat(owning.find(Records.ticketKey("3"))).isPresent();
    }

    private EntityManager withRival(StoredRecord rival) {
        return host.before(
                "insert into qms_trail_entry", () -> database.owning().apply(ChangeSet.of(new Change.Insert(rival))));
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

    @Test
    void a_factory_that_leaves_its_transactions_to_a_container_is_refused_in_the_first_call() {
        host.begin();
        JpaStorage contained = JpaStorage.joining(() -> host.ofContainer(), database.tables(), null);
        assertThatThrownBy(() -> contained.find(Records.ticketKey("1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("JTA")
                .hasMessageContaining("JpaStorage.joining(current, inNewTransaction)");
        host.rollback();
    }

    @Test
    void a_factory_that_leaves_its_transactions_to_a_container_will_do_when_the_host_begins_new_ones() {
        host.begin();
        JpaStorage contained = JpaStorage.joining(() -> host.ofContainer(), database.tables(), Runnable::run);
        assertThat(contained.find(Records.ticketKey("1"))).isEmpty();
        host.rollback();
    }

    @Test
    void a_way_to_new_transactions_that_does_not_run_the_task_is_told_of() {
        host.begin();
        JpaStorage idle = JpaStorage.joining(() -> host.ofContainer(), database.tables(), task -> {});
        assertThatThrownBy(() -> idle.outsideHostTransaction().apply(Records.inserted("1")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("must run the task");
        host.rollback();
    }

    @Test
    void a_way_to_new_transactions_that_keeps_what_the_task_throws_is_told_of() {
        JpaStorage silent = JpaStorage.joining(host::ofContainer, database.tables(), task -> {
            try {
                task.run();
            } catch (RuntimeException kept) {
                assertThat(kept).isInstanceOf(DuplicateException.class);
            }
        });
        host.begin();
        silent.apply(Records.inserted("1"));
        assertThatThrownBy(() -> silent.outsideHostTransaction().apply(Records.inserted("1")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("throw what the task throws");
        host.rollback();
    }

    @Test
    void what_is_outside_goes_to_the_database_of_the_thread_s_entity_manager() {
        try (TestDatabase second = new TestDatabase(otherUrl)) {
            Host otherHost = new Host(second);
            Deque<Host> routed = new ArrayDeque<>(List.of(host));
            JpaStorage routing = JpaStorage.joining(() -> routed.getLast().current(), database.tables(), null);
            host.begin();
            otherHost.begin();
            routing.outsideHostTransaction().apply(Records.inserted("1"));
            routed.add(otherHost);
            routing.outsideHostTransaction().apply(Records.inserted("2"));
            host.rollback();
            otherHost.rollback();
            assertThat(database.owning().find(Records.ticketKey("1"))).isPresent();
            assertThat(database.owning().find(Records.ticketKey("2"))).isEmpty();
            assertThat(second.owning().find(Records.ticketKey("2"))).isPresent();
        }
    }
}
