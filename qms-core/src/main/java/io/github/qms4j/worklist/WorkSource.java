package io.github.qms4j.worklist;

import io.github.qms4j.record.Page;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work of one kind, by day; what has no day is due on {@link io.github.qms4j.record.Waiting#NO_DAY}. */
interface WorkSource {
    /** Tells it from every other one of a worklist. */
    String name();

    /**
     * The first items by day and id.
     *
     * @param from the first day; null for the earliest one
     */
    First dueFrom(@Nullable LocalDate from, int limit);

    /** What is due on a day, by id. */
    Page<WorkItem> dueOn(LocalDate day, @Nullable String cursor, int limit);

    /**
     * The beginning of what there is.
     *
     * @param isAll whether that is all
     */
    record First(List<WorkItem> items, boolean isAll) {
        public First {
            items = List.copyOf(items);
        }

        static First nothing() {
            return new First(List.of(), true);
        }
    }
}
