package io.github.qms4j.worklist;

import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.record.Waiting;
import io.github.qms4j.record.Waiting.Next;
import io.github.qms4j.spi.storage.RecordQuery;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits of one record type: each page is one query over its two attributes. */
final class RecordWork<S extends Record> implements WorkSource {
    /** A bound that leaves nothing out: with one, databases read in the order of an index, and stop at the limit. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private final RecordStore records;
    private final RecordType<S> type;
    private final Waiting<S> waiting;
    private final String name;
    private final @Nullable Set<String> keys;
    private final @Nullable LocalDate before;
    private final Reader reader;

    /**
     * @param keys for whom it waits, as {@link Waiting} names them; null for anybody
     * @param before the first day of which nothing is wanted; null for none
     */
    RecordWork(
            RecordStore records,
            RecordType<S> type,
            String name,
            @Nullable Set<String> keys,
            @Nullable LocalDate before,
            Reader reader) {
        this.records = records;
        this.type = type;
        this.waiting = type.waiting().orElseThrow();
        this.name = name;
        this.keys = keys;
        this.before = before;
        this.reader = reader;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public First dueFrom(@Nullable LocalDate from, int limit) {
        if (before != null && from != null && !from.isBefore(before)) {
            return First.nothing();
        }
        RecordQuery query = query(limit).where(waiting.until().from(from == null ? EARLIEST : from));
        if (before != null) {
            query = query.where(waiting.until().before(before));
        }
        Page<WorkItem> page = items(query);
        return new First(page.items(), page.next().isEmpty());
    }

    @Override
    public Page<WorkItem> dueOn(LocalDate day, @Nullable String cursor, int limit) {
        return items(query(limit).where(waiting.until().is(day)).from(cursor));
    }

    private RecordQuery query(int limit) {
        RecordQuery all =
                records.query(type).sortedBy(waiting.until().ascending()).limitedTo(limit);
        return keys == null ? all : all.where(waiting.isFor(keys));
    }

    private Page<WorkItem> items(RecordQuery query) {
        return records.page(type, query).map(this::item);
    }

    private WorkItem item(Versioned<S> found) {
        Next<S> next = waiting.next(found.state()).orElseThrow();
        return new WorkItem(
                type.name(),
                found.id(),
                next.row().name(),
                next.row().permission().name(),
                next.person(),
                next.until(),
                reader.onBehalfOf(next.row().permission(), next.person()),
                "");
    }
}
