package io.github.qms4j.worklist;

import io.github.qms4j.access.Permission;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Waiting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waits for whom, until when, across all record types, those of vendors too (rule X-17): by day, what has none last;
 * within a day by type, what waits by name before what waits for a permission. What the reader may not read is not in it.
 *
 * <pre>{@code
 * for (WorkItem item : qms.as(actor).worklist().mine().items()) {
 *     show(item.action(), item.recordId(), item.until());
 * }
 * }</pre>
 *
 * <p>A page has as many items as asked for or fewer. It takes one query a type for what waits by name, and one for each
 * permission of the reader that the type's records wait for; all of them are limited to the page and have an index. An
 * item that others finish between two pages does not make the next page leave one out.
 */
public final class Worklist {
    /** How many names a query may have; databases have limits. */
    private static final int KEYS = 1_000;

    private final RecordStore records;
    private final List<RecordType<?>> types;

    /** The worklist of a store's actor, over these types. */
    public Worklist(RecordStore records, List<RecordType<?>> types) {
        this.records = records;
        this.types = types.stream()
                .filter(type -> type.waiting().isPresent() && !type.isSecret())
                .toList();
    }

    /** The first page of {@link WorkFilter#mine()}. */
    public Page<WorkItem> mine() {
        return list(WorkFilter.mine(), null);
    }

    /** The first page of everything that is overdue, whoever it waits for. */
    public Page<WorkItem> overdue() {
        return list(WorkFilter.all().overdue(), null);
    }

    /**
     * One page.
     *
     * @param cursor from the page before of the same list; null for the first page
     * @throws io.github.qms4j.InvalidInputException when the cursor is not from a page of this list
     */
    public Page<WorkItem> list(WorkFilter filter, @Nullable String cursor) {
        Set<Permission> permissions = new LinkedHashSet<>(Set.of(GapWork.PERMISSION));
        types.forEach(type -> permissions.addAll(waiting(type).permissions()));
        Reader reader = new Reader(records, permissions);
        List<WorkSource> sources = new ArrayList<>();
        Set<String> persons = filter.whose == WorkFilter.Whose.MY_DEPARTMENTS ? HeadedPersons.of(records) : Set.of();
        @Nullable LocalDate before = filter.until(records.today());
        for (RecordType<?> type : types) {
            if (records.mayRead(type)) {
                sources.addAll(sources(type, filter, reader, persons, before));
            }
        }
        if (before == null && showsGaps(filter, reader) && GapWork.isReadable(records)) {
            sources.add(new GapWork(records, reader));
        }
        return new WorkPages(sources, filter.limit).page(WorkCursor.decoded(cursor));
    }

    private static Waiting<?> waiting(RecordType<?> type) {
        return type.waiting().orElseThrow();
    }

    private boolean showsGaps(WorkFilter filter, Reader reader) {
        return switch (filter.whose) {
            case MINE -> reader.has(GapWork.PERMISSION);
            case ROLE -> hasAs(filter, GapWork.PERMISSION);
            case ANYBODY -> true;
            case MINE_BY_NAME, MY_DEPARTMENTS -> false;
        };
    }

    private boolean hasAs(WorkFilter filter, Permission permission) {
        return filter.role != null && records.hasAs(filter.role, permission);
    }

    private List<WorkSource> sources(
            RecordType<?> type, WorkFilter filter, Reader reader, Set<String> persons, @Nullable LocalDate before) {
        Set<Permission> permissions = waiting(type).permissions();
        Predicate<Permission> none = permission -> false;
        return switch (filter.whose) {
            case MINE -> sources(type, reader.byName(permissions), reader::has, before, reader);
            case MINE_BY_NAME -> sources(type, reader.byName(permissions), none, before, reader);
            case MY_DEPARTMENTS -> sources(type, keys(permissions, persons), none, before, reader);
            case ROLE -> sources(type, Set.of(), permission -> hasAs(filter, permission), before, reader);
            case ANYBODY -> List.of(new RecordWork<>(records, type, type.name(), null, before, reader));
        };
    }

    private static Set<String> keys(Set<Permission> permissions, Set<String> persons) {
        return permissions.stream()
                .flatMap(permission -> persons.stream().map(person -> Waiting.key(permission, person)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What waits by name is little, and one query. What waits for a permission may be very much: each is a query of its
     * own, which a database reads in the order of its index.
     */
    private <S extends Record> List<WorkSource> sources(
            RecordType<S> type,
            Set<String> names,
            Predicate<Permission> unnamed,
            @Nullable LocalDate before,
            Reader reader) {
        List<WorkSource> sources = new ArrayList<>();
        List<String> sorted = names.stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += KEYS) {
            Set<String> some = Set.copyOf(sorted.subList(from, Math.min(from + KEYS, sorted.size())));
            sources.add(new RecordWork<>(records, type, type.name() + " " + from, some, before, reader));
        }
        waiting(type).permissions().stream().filter(unnamed).forEach(permission -> {
            Set<String> key = Set.of(Waiting.key(permission, null));
            sources.add(new RecordWork<>(records, type, type.name() + " " + permission, key, before, reader));
        });
        return sources;
    }
}
