package io.github.qms4j.reporting.assurance;

import io.github.qms4j.record.DueDate;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells that these reports share, with the reason where there is nothing. */
final class Cells {
    private Cells() {}

    static Cell owner(@Nullable String owner) {
        return owner == null ? Cell.noData("nobody is named") : Cell.text(owner);
    }

    static Cell text(@Nullable Object value, String otherwise) {
        return value == null || value.toString().isBlank() ? Cell.noData(otherwise) : Cell.text(value.toString());
    }

    static Cell list(Collection<?> values, String otherwise) {
        return text(String.join("; ", values.stream().map(Object::toString).toList()), otherwise);
    }

    static Cell date(@Nullable LocalDate date, String otherwise) {
        return date == null ? Cell.noData(otherwise) : Cell.date(date);
    }

    /** A due date; with the first one where it was moved. */
    static Cell due(@Nullable DueDate due) {
        if (due == null) {
            return Cell.noData("not set");
        }
        return due.extensions().isEmpty()
                ? Cell.text(due.current().toString())
                : Cell.text(due.current() + ", first " + due.original());
    }

    /** Whether something was done in time, as of a day. */
    static Cell kept(@Nullable DueDate due, @Nullable LocalDate doneOn, LocalDate today) {
        if (due == null) {
            return Cell.noData("no due date");
        }
        LocalDate until = due.current();
        if (doneOn == null) {
            return until.isBefore(today) ? Cell.status(Status.BAD, "overdue") : Cell.status(Status.NEUTRAL, "open");
        }
        return doneOn.isAfter(until) ? Cell.status(Status.BAD, "late") : Cell.status(Status.OK, "in time");
    }

    /** A constant as people read it. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A number with its noun, such as {@code 1 blocker} or {@code 2 blockers}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
