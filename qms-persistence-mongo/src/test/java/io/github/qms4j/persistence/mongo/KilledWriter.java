package io.github.qms4j.persistence.mongo;

import static io.github.qms4j.persistence.mongo.Tickets.key;
import static io.github.qms4j.persistence.mongo.Tickets.ticket;

import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.StoredRecord;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process that is killed: it applies change sets for ever, and says by a line that one was acknowledged. */
final class KilledWriter {
    static final String COUNTER = "counter";
    static final int TICKETS_A_CHANGE_SET = 12;

    private KilledWriter() {}

    /** Arguments: the address of the database. */
    public static void main(String[] arguments) throws IOException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        try (QmsStorage storage = new MongoStorageProvider().open(Map.of("url", arguments[0]))) {
            long number = storage.find(key(COUNTER)).map(StoredRecord::version).orElse(-1L);
            while (true) {
                number++;
                storage.apply(changes(number));
                out.write((number + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Tickets in the counter's collection, and as many of a vendor in another one. */
    private static ChangeSet changes(long number) {
        List<Change> changes = new ArrayList<>();
        StoredRecord counter = ticket(COUNTER, number);
        changes.add(number == 0 ? new Change.Insert(counter) : new Change.Update(counter));
        for (int i = 0; i < TICKETS_A_CHANGE_SET; i++) {
            StoredRecord ticket = ticket(number + "-" + i, 0);
            changes.add(new Change.Insert(i % 2 == 0 ? ticket : ofVendor(ticket)));
        }
        return new ChangeSet(changes);
    }

    private static StoredRecord ofVendor(StoredRecord ticket) {
        return new StoredRecord(Tickets.vendorKey(ticket.key().id()), 0, 1, ticket.attributes(), ticket.payload());
    }
}
