package io.github.qms4j.worklist;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.Waiting;
import io.github.qms4j.worklist.WorkSource.First;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One list made of several sources, by day, source and id. A page ends behind all that one source has of a day, or
 * within it at a cursor of the source's own; so nothing is left out when others work on the list between two pages.
 */
final class WorkPages {
    private final List<WorkSource> sources;
    private final int limit;
    private final List<WorkItem> items = new ArrayList<>();

    WorkPages(List<WorkSource> sources, int limit) {
        this.sources =
                sources.stream().sorted(Comparator.comparing(WorkSource::name)).toList();
        this.limit = limit;
    }

    /** What one source has of one day. */
    private record Group(LocalDate day, String source) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::day).thenComparing(Group::source);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }

        WorkCursor at(@Nullable String inner) {
            return new WorkCursor(day, source, inner);
        }
    }

    Page<WorkItem> page(@Nullable WorkCursor cursor) {
        @Nullable Group done = cursor == null ? null : new Group(cursor.day(), cursor.source());
        if (cursor != null && cursor.inner() != null) {
            Page<WorkItem> rest = source(cursor).dueOn(cursor.day(), cursor.inner(), limit);
            items.addAll(rest.items());
            if (rest.cursor() != null || items.size() == limit) {
                return ending(Objects.requireNonNull(done), rest.cursor());
            }
        }
        return filled(done);
    }

    private WorkSource source(WorkCursor cursor) {
        return sources.stream()
                .filter(source -> source.name().equals(cursor.source()))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "worklist",
                        "cursor",
                        cursor.source(),
                        "is of something that this list does not have",
                        "take the cursor of a page of the same list"));
    }

    private Page<WorkItem> ending(Group group, @Nullable String inner) {
        return new Page<>(items, group.at(inner).encoded());
    }

    private Page<WorkItem> filled(@Nullable Group done) {
        Map<Group, List<WorkItem>> groups = new TreeMap<>();
        List<Group> cut = new ArrayList<>();
        int room = limit - items.size();
        for (WorkSource source : sources) {
            First first = behind(source, done, room);
            first.items()
                    .forEach(item -> groups.computeIfAbsent(group(source, item), g -> new ArrayList<>())
                            .add(item));
            if (!first.isAll()) {
                cut.add(group(source, first.items().get(first.items().size() - 1)));
            }
        }
        @Nullable Group last = done;
        for (Map.Entry<Group, List<WorkItem>> next : groups.entrySet()) {
            boolean fits = !cut.contains(next.getKey())
                    && items.size() + next.getValue().size() <= limit;
            if (!fits && !items.isEmpty()) {
                return ending(Objects.requireNonNull(last, "the group of the last item"), null);
            }
            if (!fits) {
                return within(next.getKey());
            }
            items.addAll(next.getValue());
            last = next.getKey();
        }
        return new Page<>(items, null);
    }

    private static Group group(WorkSource source, WorkItem item) {
        return new Group(item.until() == null ? Waiting.NO_DAY : item.until(), source.name());
    }

    private static First behind(WorkSource source, @Nullable Group done, int room) {
        if (done == null) {
            return source.dueFrom(null, room);
        }
        boolean isPast = source.name().compareTo(done.source()) <= 0;
        if (isPast && !done.day().isBefore(Waiting.NO_DAY)) {
            return First.nothing();
        }
        return source.dueFrom(isPast ? done.day().plusDays(1) : done.day(), room);
    }

    /** More than a page of one source and day. */
    private Page<WorkItem> within(Group group) {
        Page<WorkItem> page = source(group.at(null)).dueOn(group.day(), null, limit);
        items.addAll(page.items());
        return ending(group, page.cursor());
    }
}
