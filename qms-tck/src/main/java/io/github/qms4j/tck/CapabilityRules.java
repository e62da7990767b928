package io.github.qms4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** S5 and S11 to S13: failures of the store, what others see of a write, and the promises that are optional. */
interface CapabilityRules extends StorageHooks {
    @TestFactory
    default Stream<DynamicTest> s05_no_driver_exception_escapes_when_the_store_fails() {
        return eachType(s -> {
            s.insert(s.record("one"));
            breakStore();
            QmsStorage broken = s.storage();
            for (Executable call : List.<Executable>of(
                    () -> broken.find(s.key("one")),
                    () -> broken.findAll(StorageUnderTest.TENANT, s.key("one").type(), Set.of("one", "two")),
                    () -> broken.query(s.all()),
                    () -> broken.count(s.all()),
                    () -> s.insert(s.record("two")))) {
                assertNotNull(assertThrows(StorageException.class, call).getCause(), "what the store said is lost");
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s05_a_storage_can_be_closed_twice_and_describes_itself() {
        return eachType(s -> {
            assertFalse(s.storage().describe().isBlank());
            s.storage().close();
        });
    }

    @TestFactory
    default Stream<DynamicTest> s09_what_was_applied_is_read_by_a_second_storage() {
        return eachType(s -> {
            s.insert(s.record("one"));
            Optional<QmsStorage> second = reopen();
            Assumptions.assumeTrue(second.isPresent(), "reopen() is not overridden");
            try (QmsStorage raw = second.orElseThrow()) {
                assertEquals(Optional.of(s.record("one")), raw.find(s.key("one")));
                s.update(s.record("one", 1));
                assertEquals(Optional.of(s.record("one", 1)), raw.find(s.key("one")));
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s11_a_reader_never_sees_a_part_of_a_change_set() {
        return eachType(s -> {
            s.requires(StorageCapability.ATOMIC_CHANGE_SET);
            int last = 12;
            s.insert(all(s, 0));
            try (Readers readers = new Readers(s, (storage, done) -> {
                long first = version(s, storage, "r000");
                long behind = version(s, storage, "r079");
                long again = version(s, storage, "r000");
                if (behind < first || again < behind) {
                    fail("read at the versions " + first + ", " + behind + " and " + again);
                }
                return again < last && !done;
            })) {
                for (int version = 1; version <= last; version++) {
                    s.storage()
                            .apply(new ChangeSet(Stream.of(all(s, version))
                                    .<Change>map(Change.Update::new)
                                    .toList()));
                }
                readers.finish();
            }
        });
    }

    private static StoredRecord[] all(StorageUnderTest s, long version) {
        return IntStream.range(0, 80)
                .mapToObj(i -> s.record(String.format("r%03d", i), version))
                .toArray(StoredRecord[]::new);
    }

    @TestFactory
    default Stream<DynamicTest> s01_what_is_refused_is_never_seen() {
        return eachType(s -> {
            s.insertAtVersion("there", 1);
            List<Change> refused = new ArrayList<>();
            IntStream.range(0, 40).forEach(i -> refused.add(new Change.Insert(s.record("ghost " + i))));
            refused.add(new Change.Update(s.record("there", 1)));
            try (Readers readers = new Readers(s, (storage, done) -> {
                assertEquals(1, storage.count(s.all()), "records while a change set is refused");
                assertEquals(Optional.empty(), storage.find(s.key("ghost 0")));
                return !done;
            })) {
                for (int i = 0; i < 30; i++) {
                    assertThrows(ConflictException.class, () -> s.storage().apply(new ChangeSet(refused)));
                }
                readers.finish();
            }
        });
    }

    @TestFactory
    default Stream<DynamicTest> s12_writes_are_undone_with_the_transaction_of_the_host() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            s.insert(s.record("kept"));
            HostTransaction host = hostTransaction();
            host.begin();
            s.insert(s.record("undone"));
            s.update(s.record("kept", 1));
            assertTrue(s.storage().find(s.key("undone")).isPresent(), "own writes are seen in the transaction");
            host.rollback();
            s.assertAbsent("undone");
            s.assertStored(s.record("kept"));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s12_writes_are_kept_with_the_transaction_of_the_host() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            HostTransaction host = hostTransaction();
            host.begin();
            s.insert(s.record("one"));
            s.update(s.record("one", 1));
            host.commit();
            s.assertStored(s.record("one", 1));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s12_a_refused_change_set_leaves_the_transaction_of_the_host_usable() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            s.insert(s.record("stale"));
            HostTransaction host = hostTransaction();
            host.begin();
            s.insert(s.record("before"));
            assertThrows(
                    ConflictException.class,
                    () -> s.storage()
                            .apply(ChangeSet.of(
                                    new Change.Insert(s.record("refused")), new Change.Update(s.record("stale", 7)))));
            s.insert(s.record("after"));
            host.commit();
            s.assertVersion("before", 0);
            s.assertVersion("after", 0);
            s.assertAbsent("refused");
        });
    }

    @TestFactory
    default Stream<DynamicTest> s12_writes_outside_the_transaction_of_the_host_stay_when_it_is_undone() {
        return eachType(s -> {
            s.requires(StorageCapability.JOINS_HOST_TRANSACTION);
            HostTransaction host = hostTransaction();
            host.begin();
            s.insert(s.record("undone"));
            QmsStorage outside = s.storage().outsideHostTransaction();
            assertFalse(
                    outside.capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION),
                    "what is outside does not join");
            assertTrue(outside.find(s.key("undone")).isEmpty(), "what is not committed is not seen outside");
            outside.apply(ChangeSet.of(new Change.Insert(s.record("stays"))));
            assertThrows(
                    DuplicateException.class, () -> outside.apply(ChangeSet.of(new Change.Insert(s.record("stays")))));
            outside.apply(ChangeSet.of(new Change.Update(s.record("stays", 1))));
            s.insert(s.record("undone too"));
            host.rollback();
            s.assertAbsent("undone");
            s.assertAbsent("undone too");
            s.assertStored(s.record("stays", 1));
        });
    }

    @TestFactory
    default Stream<DynamicTest> s12_a_storage_that_does_not_join_is_outside_already() {
        return eachType(s -> {
            Assumptions.assumeFalse(
                    s.storage().capabilities().contains(StorageCapability.JOINS_HOST_TRANSACTION),
                    "the storage joins the host's transactions");
            assertSame(s.storage(), s.storage().outsideHostTransaction());
        });
    }

    @TestFactory
    default Stream<DynamicTest> s13_the_store_itself_refuses_a_second_record_of_a_key() {
        return eachType(s -> {
            s.requires(StorageCapability.UNIQUE_KEYS);
            s.insert(s.record("one"));
            Optional<Executable> second = insertionAroundTheAdapter(s.key("one"));
            Assumptions.assumeTrue(second.isPresent(), "insertionAroundTheAdapter() is not overridden");
            assertThrows(Exception.class, second.orElseThrow());
            s.assertStored(s.record("one"));
        });
    }

    private static long version(StorageUnderTest s, QmsStorage storage, String id) {
        return storage.find(s.key(id)).map(StoredRecord::version).orElseThrow();
    }
}
