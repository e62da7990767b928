package io.github.qms4j.tck;

import io.github.qms4j.QmsException;
import io.github.qms4j.spi.storage.AttributeValue;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Storages with one fault each, and the contract run on them. Run by {@link QmsStorageContractTest} only. */
final class BrokenStorages {
    private BrokenStorages() {}

    /** Applies one change after the other, so a failure leaves what came before it. */
    static class WritesBeforeItChecks extends Wrapping {
        @Override
        public void apply(ChangeSet changes) {
            changes.changes().forEach(change -> super.apply(ChangeSet.of(change)));
        }
    }

    /** Treats the payload as a document of its own. */
    static class ParsesThePayload extends Wrapping {
        @Override
        StoredRecord kept(StoredRecord r) {
            return new StoredRecord(
                    r.key(),
                    r.version(),
                    r.schemaVersion(),
                    r.attributes(),
                    r.payload().strip().replace("1.10", "1.1"));
        }
    }

    /** Keeps decimals without their scale. */
    static class StripsDecimals extends Wrapping {
        @Override
        StoredRecord kept(StoredRecord r) {
            Map<String, AttributeValue> stripped = new HashMap<>(r.attributes());
            stripped.replaceAll((name, value) -> value.value() instanceof BigDecimal decimal
                    ? AttributeValue.of(decimal.stripTrailingZeros())
                    : value);
            return new StoredRecord(r.key(), r.version(), r.schemaVersion(), stripped, r.payload());
        }
    }

    /** Forgets which tenant asks. */
    static class MixesTenants extends Wrapping {
        @Override
        public RecordPage query(RecordQuery query) {
            RecordPage own = super.query(query);
            return query.tenant().equals("acme") && !query.conditions().isEmpty()
                    ? new RecordPage(
                            super.query(RecordQuery.of("acme2", query.type())).records(),
                            own.next().orElse(null))
                    : own;
        }
    }

    /** Fails later than it should: swallows a conflict. */
    static class SwallowsConflicts extends Wrapping {
        @Override
        public void apply(ChangeSet changes) {
            try {
                super.apply(changes);
            } catch (QmsException e) {
                if (changes.changes().stream().anyMatch(Change.Insert.class::isInstance)) {
                    throw e;
                }
            }
        }
    }

    /** Takes what a change set expects for no change, which it is, and for nothing else. */
    static class IgnoresExpectations extends Wrapping {
        @Override
        public void apply(ChangeSet changes) {
            super.apply(changesOf(changes));
        }
    }

    /** Lets go of what a change set expects before it writes: another writer may come between. */
    static class ChecksExpectationsTooEarly extends Wrapping {
        private static final long LONGEST_WAIT_MILLISECONDS = 50;
        private final Exchanger<Boolean> between = new Exchanger<>();

        @Override
        public void apply(ChangeSet changes) {
            ChangeSet written = changesOf(changes);
            ChangeSet expectations = new ChangeSet(changes.changes().stream()
                    .filter(change -> !written.changes().contains(change))
                    .toList());
            super.apply(expectations);
            if (!expectations.isEmpty() && !written.isEmpty()) {
                awaitAnother();
            }
            super.apply(written);
        }

        private void awaitAnother() {
            try {
                between.exchange(true, LONGEST_WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException alone) {
                // Nobody races.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Counts versions itself. */
    static class CountsVersions extends Wrapping {
        @Override
        StoredRecord kept(StoredRecord r) {
            return new StoredRecord(r.key(), Math.min(r.version(), 4), r.schemaVersion(), r.attributes(), r.payload());
        }
    }

    private static ChangeSet changesOf(ChangeSet changes) {
        return new ChangeSet(changes.changes().stream()
                .filter(change -> !(change instanceof Change.Expect || change instanceof Change.Absent))
                .toList());
    }

    private abstract static class Wrapping extends QmsStorageContract implements QmsStorage {
        private InMemoryStorage sound = new InMemoryStorage();

        @Override
        public QmsStorage open() {
            sound = new InMemoryStorage();
            return this;
        }

        StoredRecord kept(StoredRecord record) {
            return record;
        }

        @Override
        public Optional<StoredRecord> find(RecordKey key) {
            return sound.find(key).map(this::kept);
        }

        @Override
        public RecordPage query(RecordQuery query) {
            return sound.query(query);
        }

        @Override
        public void apply(ChangeSet changes) {
            sound.apply(changes);
        }

        @Override
        public void close() {}
    }
}
