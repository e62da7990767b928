package io.github.qms4j.spi.storage;

import java.util.Objects;

/** One change of a {@link ChangeSet}. */
public sealed interface Change {
    /** The record that changes. */
    RecordKey key();

    /**
     * A new record. Its key must not be stored yet.
     *
     * @param record the record, at version 0
     */
    record Insert(StoredRecord record) implements Change {
        public Insert {
            if (record.version() != 0) {
                throw new IllegalArgumentException(
                        record.key() + " is inserted at version " + record.version() + "; a new record has version 0");
            }
        }

        @Override
        public RecordKey key() {
            return record.key();
        }
    }

    /**
     * A new version of a stored record. The stored version must be one less.
     *
     * @param record the whole new version
     */
    record Update(StoredRecord record) implements Change {
        public Update {
            if (record.version() < 1) {
                throw new IllegalArgumentException(record.key() + " is updated to version 0; use an insert");
            }
        }

        @Override
        public RecordKey key() {
            return record.key();
        }

        /** The version that must be stored for the update to apply. */
        public long expectedVersion() {
            return record.version() - 1;
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
}
