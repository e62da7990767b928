package io.github.qms4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordPage;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StorageCapability;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.InMemoryStorage;
import io.github.qms4j.spi.support.StorageContentStore;
import io.github.qms4j.trail.custody.InMemoryCheckpointKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StoreCopyTest {
    private final Watched source = new Watched();
    private final InMemoryCheckpointKeys keys = new InMemoryCheckpointKeys();
    private final Qms qms = engine(source);

    private Qms engine(QmsStorage storage) {
        return Qms.builder().storage(storage).checkpointKeys(keys).build();
    }

    /** Remembers the keys of all that was ever written, of whatever type. */
    private static final class Watched implements QmsStorage {
        private final InMemoryStorage kept = new InMemoryStorage();
        private final Map<String, RecordKey> written = new TreeMap<>();
        private UnaryOperator<StoredRecord> reading = UnaryOperator.identity();
        private Runnable beforeTickets = () -> {};

        @Override
        public Optional<StoredRecord> find(RecordKey key) {
            return kept.find(key).map(reading);
        }

        @Override
        public RecordPage query(RecordQuery query) {
            if (query.type().equals("ticket")) {
                Runnable once = beforeTickets;
                beforeTickets = () -> {};
                once.run();
            }
            return kept.query(query);
        }

        @Override
        public void apply(ChangeSet changes) {
            kept.apply(changes);
            changes.changes().forEach(change -> written.put(change.key().toString(), change.key()));
        }

        @Override
        public Set<StorageCapability> capabilities() {
            return kept.capabilities();
        }

        @Override
        public void close() {}
    }

    private void openTicket(String reference) {
        qms.as(Actor.of("u-1", Role.SERVICE_AGENT))
                .serviceDesk()
                .open(Ticket.builder("phone", reference, TicketKind.INCIDENT)
                        .event(new TicketEvent.Opened(Instant.parse("2026-03-02T08:00:00Z")))
                        .build());
    }

    private void tellTheStory() throws IOException {
        openTicket("INC-1");
        openTicket("INC-2");
        byte[] text = "text".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        try (ContentStore.Intake content = new StorageContentStore(source, "default").begin()) {
            content.bytes().write(text);
            content.keepAs("ab".repeat(32));
        }
        qms.trail().seal();
        qms.events().deliver("mail", 1, event -> {});
    }

    @Test
    void everything_that_was_ever_stored_is_copied_and_verifies_with_the_same_root() throws IOException {
        tellTheStory();
        InMemoryStorage target = new InMemoryStorage();

        long copied = qms.copyTo(target);

        assertThat(copied).isEqualTo(source.written.size());
        for (RecordKey key : source.written.values()) {
            assertThat(target.find(key)).as(key.toString()).isPresent().isEqualTo(source.find(key));
        }
        Qms there = engine(target);
        assertThat(there.trail().verify().problems()).isEmpty();
        assertThat(there.trail().checkpoint()).isEqualTo(qms.trail().checkpoint());
        assertThat(there.events().next("mail")).isEqualTo(1);
    }

    @Test
    void a_target_with_records_of_the_tenant_is_refused() {
        openTicket("INC-1");
        InMemoryStorage target = new InMemoryStorage();
        qms.copyTo(target);

        assertThatThrownBy(() -> qms.copyTo(target))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("give one that has none of this tenant");
    }

    @Test
    void a_copy_during_which_somebody_writes_is_refused() {
        openTicket("INC-1");
        source.beforeTickets = () -> openTicket("INC-2");

        assertThatThrownBy(() -> qms.copyTo(new InMemoryStorage()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("stop what writes");
    }

    @Test
    void a_target_that_changes_what_it_is_given_is_refused() {
        openTicket("INC-1");
        Watched target = new Watched();
        target.reading = r -> new StoredRecord(r.key(), r.version(), 1, r.attributes(), r.payload() + " ");

        assertThatThrownBy(() -> qms.copyTo(target))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("do not use the copy");
    }
}
