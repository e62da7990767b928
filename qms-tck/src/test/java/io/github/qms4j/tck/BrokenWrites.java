package io.github.qms4j.tck;

import io.github.qms4j.ConflictException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.StorageException;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.Preconditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Storages with one fault each in how they write, and in what they say when they cannot. */
final class BrokenWrites {
    /** Where two writers meet that a lock should keep apart. */
    private static final Meeting MEETING = new Meeting();

    private static ChangeSet changesOf(ChangeSet changes) {
        return new ChangeSet(changes.changes().stream()
                .filter(change -> !(change instanceof Change.Expect || change instanceof Change.Absent))
                .toList());
    }

    private BrokenWrites() {}

    /** Applies one change after the other, so a failure leaves what came before it. */
    @CaughtBy({
        "s01_a_stale_change_at_any_place_leaves_nothing_of_its_change_set",
        "s01_a_duplicate_at_any_place_leaves_nothing_of_its_change_set"
    })
    static final class WritesBeforeItChecks extends PlainStorage {
        WritesBeforeItChecks(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            changes.changes().forEach(change -> super.apply(ChangeSet.of(change)));
        }
    }

    /** Fails later than it should. */
    @CaughtBy("s03_a_stale_update_fails_in_apply_and_names_record_and_both_versions")
    static final class SwallowsConflicts extends PlainStorage {
        SwallowsConflicts(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            try {
                super.apply(changes);
            } catch (ConflictException e) {
                // At the commit, perhaps.
            }
        }
    }

    /** Inserts and updates alike. */
    @CaughtBy("s02_inserting_an_existing_key_is_a_duplicate_that_names_the_record")
    static final class OverwritesOnInsert extends PlainStorage {
        OverwritesOnInsert(Store store) {
            super(store);
        }

        @Override
        OptionalLong storedVersion(RecordKey key) {
            return OptionalLong.empty();
        }

        @Override
        public void apply(ChangeSet changes) {
            super.apply(new ChangeSet(changes.changes().stream()
                    .<Change>map(c -> c instanceof Change.Update update ? new Change.Insert(update.record()) : c)
                    .toList()));
        }
    }

    /** Deletes by key alone. */
    @CaughtBy("s03_a_stale_delete_fails_in_apply_and_names_both_versions")
    static final class DeletesAnyVersion extends PlainStorage {
        DeletesAnyVersion(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            super.apply(new ChangeSet(changes.changes().stream()
                    .map(c -> c instanceof Change.Delete
                            ? new Change.Delete(c.key(), storedVersion(c.key()).orElse(0))
                            : c)
                    .toList()));
        }
    }

    /** Counts versions itself, from 0. */
    @CaughtBy({"s04_an_insert_stores_the_version_it_names", "s04_an_update_may_skip_versions"})
    static final class CountsVersions extends PlainStorage {
        CountsVersions(Store store) {
            super(store);
        }

        @Override
        StoredRecord kept(StoredRecord r) {
            long next = storedVersion(r.key()).orElse(-1) + 1;
            return new StoredRecord(r.key(), next, r.schemaVersion(), r.attributes(), r.payload());
        }
    }

    /** Takes what a change set expects for no change, which it is, and for nothing else. */
    @CaughtBy({
        "s15_an_expected_record_at_another_version_leaves_nothing_and_names_both_versions",
        "s15_a_record_that_must_be_absent_leaves_nothing_and_names_the_version_it_has"
    })
    static final class IgnoresExpectations extends PlainStorage {
        IgnoresExpectations(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            super.apply(changesOf(changes));
        }
    }

    /** Lets go of what a change set expects before it writes: another writer may come between. */
    @CaughtBy({
        "s15_of_two_that_change_what_the_other_expects_exactly_one_wins",
        "s15_of_two_that_insert_what_the_other_expects_absent_exactly_one_wins"
    })
    static final class ChecksExpectationsTooEarly extends PlainStorage {
        ChecksExpectationsTooEarly(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            ChangeSet written = changesOf(changes);
            ChangeSet expectations = new ChangeSet(changes.changes().stream()
                    .filter(change -> !written.changes().contains(change))
                    .toList());
            super.apply(expectations);
            if (!expectations.isEmpty() && !written.isEmpty()) {
                MEETING.await();
            }
            super.apply(written);
        }
    }

    /** Lets one at a time expect a record, and turns the others away. */
    @CaughtBy("s15_all_that_expect_the_same_win")
    static final class ExpectsAlone extends PlainStorage {
        ExpectsAlone(Store store) {
            super(store);
        }

        private static final Set<RecordKey> EXPECTED = ConcurrentHashMap.newKeySet();

        @Override
        public void apply(ChangeSet changes) {
            List<RecordKey> expected = changes.changes().stream()
                    .filter(Change.Expect.class::isInstance)
                    .map(Change::key)
                    .toList();
            for (RecordKey key : expected) {
                if (!EXPECTED.add(key)) {
                    throw ConflictException.stale(key.type(), key.id(), 0, 0);
                }
            }
            try {
                if (!expected.isEmpty()) {
                    MEETING.await();
                }
                super.apply(changes);
            } finally {
                expected.forEach(EXPECTED::remove);
            }
        }
    }

    /** Declares change sets atomic, but writes each change by itself once all are checked. */
    @CaughtBy("s11_a_reader_never_sees_a_part_of_a_change_set")
    static final class HasNoTransaction extends PlainStorage {
        HasNoTransaction(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            Preconditions.check(changes, this::storedVersion);
            for (Change change : changes.changes()) {
                write(change);
                if (change == changes.changes().get(changes.changes().size() / 2)) {
                    awaitReaders();
                }
            }
        }
    }

    /** Reads through the connection that writes, without waiting for its transaction. */
    @CaughtBy("s01_what_is_refused_is_never_seen")
    static final class ReadsWhatIsNotCommitted extends PlainStorage {
        ReadsWhatIsNotCommitted(Store store) {
            super(store);
        }

        @Override
        public void apply(ChangeSet changes) {
            Map<RecordKey, StoredRecord> before = Map.copyOf(store.rows);
            changes.changes().forEach(change -> {
                if (change instanceof Change.Insert && !before.containsKey(change.key())) {
                    write(change);
                }
            });
            awaitReaders();
            try {
                Preconditions.check(
                        changes,
                        key -> before.containsKey(key)
                                ? OptionalLong.of(before.get(key).version())
                                : OptionalLong.empty());
            } catch (ConflictException | DuplicateException e) {
                store.rows.keySet().retainAll(before.keySet());
                throw e;
            }
            changes.changes().forEach(this::write);
        }
    }

    /** Keeps other threads out by a lock of its own, which a second storage over the store does not know. */
    @CaughtBy({
        "s02_of_threads_racing_to_insert_a_key_exactly_one_wins",
        "s03_of_threads_racing_to_update_a_version_exactly_one_wins"
    })
    static final class LocksItselfAlone extends PlainStorage {
        LocksItselfAlone(Store store) {
            super(store);
        }

        @Override
        public synchronized void apply(ChangeSet changes) {
            Preconditions.check(changes, this::storedVersion);
            MEETING.await();
            changes.changes().forEach(this::write);
        }
    }

    /** Reads a record once. */
    @CaughtBy("s09_what_was_applied_is_read_by_a_second_storage")
    static final class KeepsWhatItHasRead extends PlainStorage {
        KeepsWhatItHasRead(Store store) {
            super(store);
        }

        private final Map<RecordKey, StoredRecord> read = new ConcurrentHashMap<>();

        @Override
        public Optional<StoredRecord> find(RecordKey key) {
            return Optional.ofNullable(
                    read.computeIfAbsent(key, k -> super.find(k).orElse(null)));
        }
    }

    /** Says that the store failed, and not why. */
    @CaughtBy("s05_no_driver_exception_escapes_when_the_store_fails")
    static final class LosesTheCause extends PlainStorage {
        LosesTheCause(Store store) {
            super(store);
        }

        @Override
        void requireStore() {
            if (store.broken) {
                throw new StorageException("the store failed", null);
            }
        }
    }

    /** Throws what the driver throws. */
    @CaughtBy("s05_no_driver_exception_escapes_when_the_store_fails")
    static final class LetsDriverExceptionsOut extends PlainStorage {
        LetsDriverExceptionsOut(Store store) {
            super(store);
        }

        @Override
        void requireStore() {
            if (store.broken) {
                throw new IllegalStateException("connection refused");
            }
        }
    }
}
