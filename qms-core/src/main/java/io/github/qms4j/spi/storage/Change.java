package io.github.qms4j.spi.storage;

import java.util.Objects;

/** One change of a {@link ChangeSet}. */
public sealed interface Change {
    /** The record that changes. */
    RecordKey key();

    /**
     * A new record. Its key must not be stored yet.
     *
     * @param record the record; above version 0 when it was changed in the unit of work that created it, or is taken
     *     over from another storage
     */
    record Insert(StoredRecord record) implements Change {

        @Override
        public RecordKey key() {
            return record.key();
        }
    }

    /**
     * A later version of a stored record.
     *
     * @param record the whole new version
     * @param expectedVersion the version that must be stored; lower by more than one when a unit of work changed the
     *     record several times
     */
    record Update(StoredRecord record, long expectedVersion) implements Change {
        public Update {
            if (expectedVersion < 0 || record.version() <= expectedVersion) {
                throw new IllegalArgumentException(record.key() + " is updated from version " + expectedVersion
                        + " to version " + record.version() + "; give a later version");
            }
        }

        /** The next version. */
        public Update(StoredRecord record) {
            this(record, record.version() - 1);
        }

        @Override
        public RecordKey key() {
            return record.key();
        }
    }

    /**
     * Removal of a stored record, for a disposal that the core has decided.
     *
     * @param key the record
     * @param expectedVersion the version that must be stored
     */
    record Delete(RecordKey key, long expectedVersion) implements Change {
        public Delete {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * No change: a record that a decision rests on must still be stored at this version (rule S15).
     *
     * @param key the record
     * @param version the version that must be stored
     */
    record Expect(RecordKey key, long version) implements Change {
        public Expect {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * No change: a decision rests on there being no record under a key (rule S15).
     *
     * @param key the key under which nothing may be stored
     */
    record Absent(RecordKey key) implements Change {
        public Absent {
            Objects.requireNonNull(key, "key");
        }
    }
}
