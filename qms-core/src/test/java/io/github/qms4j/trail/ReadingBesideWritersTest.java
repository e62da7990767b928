package io.github.qms4j.trail;

import static io.github.qms4j.complaint.Complaints.changed;
import static io.github.qms4j.complaint.Complaints.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.complaint.Complaints;
import io.github.qms4j.complaint.SettableClock;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record's row and its entries are read one after the other; whoever writes between must not make it look altered. */
class ReadingBesideWritersTest {
    private final BusyStorage storage = new BusyStorage();
    private final Qms qms = Complaints.engine(storage, new SettableClock("2026-03-02T09:00:00Z"))
            .recordType(Complaints.COMPLAINT)
            .build();
    private final RecordStore agent = qms.as(Complaints.AGENT, "by phone").records();
    private final String id = opened(agent).id();

    /** Runs a writer before the entries of the complaint are looked for. */
    private static final class BusyStorage implements QmsStorage {
        private final InMemoryStorage inner = new InMemoryStorage();
        private Runnable writer = () -> {};
        private int times;

        @Override
        public Optional<StoredRecord> find(RecordKey key) {
            return inner.find(key);
        }

        @Override
        public RecordPage query(RecordQuery query) {
            boolean ofRecord = query.type().equals("trail-entry")
                    && query.conditions().stream().anyMatch(c -> c.attribute().equals("recordId"));
            if (ofRecord && times > 0) {
                times--;
                writer.run();
            }
            return inner.query(query);
        }

        @Override
        public void apply(ChangeSet changes) {
            inner.apply(changes);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private void changeWhileRead(int times) {
        storage.writer = () -> changed(agent, "complaint.edit", id, s -> s.withTitle(s.title() + "!"));
        storage.times = times;
    }

    @Test
    void a_record_that_is_changed_while_it_is_verified_is_not_said_to_be_altered() {
        changeWhileRead(3);

        Trail.Verification verification = qms.trail().verify("acme.complaint", id);

        assertThat(verification.problems()).isEmpty();
        assertThat(storage.times).isZero();
    }

    @Test
    void a_tenant_that_is_written_to_while_it_is_verified_is_sound() {
        changeWhileRead(3);

        assertThat(qms.trail().verify().problems()).isEmpty();
        assertThat(storage.times).isZero();
    }

    @Test
    void the_past_of_a_record_that_is_being_changed_can_be_read() {
        changeWhileRead(3);

        assertThat(agent.asOf(Complaints.COMPLAINT, id, Instant.parse("2026-03-02T09:00:00Z")))
                .isPresent();
        assertThat(storage.times).isZero();
    }
}
