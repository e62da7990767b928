package io.github.qms4j.event;

import io.github.qms4j.ConflictException;
import io.github.qms4j.CorruptRecordException;
import io.github.qms4j.DuplicateException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.access.PersonIds;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.StoredRecord;
import java.util.Map;
import java.util.Optional;

/**
 * Up to where each subscription was delivered: a row of its own without a trail entry, which would be delivered itself.
 * All nodes share it; of two that store one at once, one does.
 */
final class Positions {
    static final String TYPE = "event-position";
    private static final long NONE = -1;

    private final QmsStorage storage;
    private final String tenant;

    Positions(QmsStorage storage, String tenant) {
        this.storage = storage;
        this.tenant = tenant;
    }

    /**
     * A position.
     *
     * @param next the place in the log that comes next
     * @param version of the row; -1 while there is none
     */
    record Position(String subscription, long next, long version) {}

    Position of(String subscription) {
        Optional<StoredRecord> row = storage.find(key(subscription));
        return row.map(found -> new Position(subscription, read(found), found.version()))
                .orElse(new Position(subscription, 0, NONE));
    }

    private RecordKey key(String subscription) {
        try {
            return new RecordKey(tenant, TYPE, PersonIds.check("a subscription", subscription));
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of(
                    "events",
                    "subscription",
                    subscription,
                    "is blank, longer than " + PersonIds.MAX_LENGTH + " characters, or has one that is not seen",
                    "name the receiver, such as erp");
        }
    }

    private static long read(StoredRecord row) {
        try {
            return Long.parseLong(row.payload());
        } catch (NumberFormatException e) {
            throw new CorruptRecordException(row.key() + " is no place in the log; set it with moveTo", e);
        }
    }

    /** Stores a later position of a subscription; empty when somebody else has moved it meanwhile. */
    Optional<Position> move(Position from, long next) {
        StoredRecord row =
                new StoredRecord(key(from.subscription()), from.version() + 1, 1, Map.of(), Long.toString(next));
        try {
            storage.apply(ChangeSet.of(from.version() == NONE ? new Change.Insert(row) : new Change.Update(row)));
            return Optional.of(new Position(from.subscription(), next, row.version()));
        } catch (DuplicateException | ConflictException moved) {
            return Optional.empty();
        }
    }
}
