package io.github.qms4j.internal.work;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import io.github.qms4j.event.Events;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.spi.storage.Change;
import io.github.qms4j.spi.storage.ChangeSet;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.RecordKey;
import io.github.qms4j.spi.storage.RecordQuery;
import io.github.qms4j.spi.storage.StoredRecord;
import io.github.qms4j.spi.support.StorageContentStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is stored for a tenant, in another storage, as it is: keys, versions, attributes and payloads, and so
 * the same trail and the same log.
 */
public final class StoreCopy {
    private static final int PAGE = 500;
    /** Of payloads; three bytes a character still fit into what any storage takes at once. */
    private static final int MOST_CHARACTERS_AT_ONCE = 2 << 20;

    private final QmsStorage from;
    private final QmsStorage to;
    private final String tenant;
    private final List<String> types;
    private final List<StoredRecord> batch = new ArrayList<>();
    private long characters;
    private long copied;

    /** @param types the record types of the engine; what the kernel keeps besides is copied, too */
    public StoreCopy(Engine engine, QmsStorage to, List<RecordType<?>> types) {
        this.from = engine.storage();
        this.to = to;
        this.tenant = engine.tenant();
        this.types = Stream.of(
                        // The trail comes last: a copy that broke off has records without entries, which is noticed.
                        types.stream().map(RecordType::name),
                        StorageContentStore.TYPES.stream(),
                        Stream.of(ErasableTexts.TYPE, Events.POSITION_TYPE),
                        Stream.of(TrailRows.TYPE, TileRows.TYPE, Seal.TYPE))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Copies, and gives how many records there are. */
    public long run() {
        requireEmpty();
        long entries = entries();
        for (String type : types) {
            Pages.forEach(from, RecordQuery.of(tenant, type).limitedTo(PAGE), this::add);
            flush();
        }
        if (entries() != entries || counted(from) != copied) {
            throw new StorageException(
                    "records were written while they were copied, so the copy is not whole; stop what"
                            + " writes, empty the target, and copy again");
        }
        return copied;
    }

    private long entries() {
        return from.count(RecordQuery.of(tenant, TrailRows.TYPE));
    }

    private long counted(QmsStorage storage) {
        return types.stream()
                .mapToLong(type -> storage.count(RecordQuery.of(tenant, type)))
                .sum();
    }

    private void requireEmpty() {
        for (String type : types) {
            if (!to.query(RecordQuery.of(tenant, type).limitedTo(1)).records().isEmpty()) {
                throw new ConfigurationException(
                        "the storage to copy into (" + to.describe() + ") holds records of type " + type
                                + " of tenant '" + tenant + "' already; give one that has none of this tenant");
            }
        }
    }

    private void add(StoredRecord record) {
        if (batch.size() == PAGE || characters + record.payload().length() > MOST_CHARACTERS_AT_ONCE) {
            flush();
        }
        batch.add(record);
        characters += record.payload().length();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        to.apply(new ChangeSet(batch.stream().<Change>map(Change.Insert::new).toList()));
        requireSame();
        copied += batch.size();
        batch.clear();
        characters = 0;
    }

    /** What the target gives back is what it was given, or whoever verifies it later would look for a culprit. */
    private void requireSame() {
        String type = batch.get(0).key().type();
        Set<String> ids =
                batch.stream().map(StoredRecord::key).map(RecordKey::id).collect(Collectors.toSet());
        Set<StoredRecord> there = new HashSet<>(to.findAll(tenant, type, ids));
        for (StoredRecord record : batch) {
            if (!there.contains(record)) {
                throw new StorageException(record.key() + " is not in the storage that it was copied into ("
                        + to.describe() + ") as it was given; do not use the copy");
            }
        }
    }
}
