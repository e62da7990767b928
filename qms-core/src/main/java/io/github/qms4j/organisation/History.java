package io.github.qms4j.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was so from which day on (rule ORG-1). An entry holds until the day of the next one; of two entries of one day the
 * later one holds, and the earlier one stays readable.
 *
 * @param standing what the latest entry says
 * @param entries in the order in which they were made; their days never go back
 */
public record History<D extends Record>(Standing standing, List<Entry<D>> entries) {
    public History {
        Objects.requireNonNull(standing, "standing");
        entries = List.copyOf(entries);
    }

    static <D extends Record> History<D> from(LocalDate day, D details) {
        return new History<>(Standing.PRESENT, List.of(new Entry<>(day, details)));
    }

    History<D> and(LocalDate day, @Nullable D details) {
        List<Entry<D>> more = new ArrayList<>(entries);
        more.add(new Entry<>(day, details));
        return new History<>(details == null ? Standing.ENDED : Standing.PRESENT, more);
    }

    /** What holds since the latest entry; empty when it ended. */
    public Optional<D> current() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(entries.get(entries.size() - 1).details());
    }

    /** What held on a day; empty before the first entry and after the end. */
    public Optional<D> on(LocalDate day) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entries.get(i).from().isAfter(day)) {
                return Optional.ofNullable(entries.get(i).details());
            }
        }
        return Optional.empty();
    }

    /** What held on at least one day of a range, both ends included, the first one first; gaps are left out. */
    public List<Spell<D>> during(LocalDate first, LocalDate last) {
        List<Spell<D>> spells = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            D details = entries.get(i).details();
            LocalDate from = latest(entries.get(i).from(), first);
            LocalDate until =
                    i + 1 < entries.size() ? earliest(entries.get(i + 1).from().minusDays(1), last) : last;
            if (details != null && !until.isBefore(from)) {
                spells.add(new Spell<>(from, until, details));
            }
        }
        return spells;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What held for some days.
     *
     * @param first the first day, in the engine's zone
     * @param last the last day, included
     */
    public record Spell<D extends Record>(LocalDate first, LocalDate last, D details) {}

    /**
     * What is so from a day on.
     *
     * @param from the first day, in the engine's zone
     * @param details null from the day on which it ended
     */
    public record Entry<D extends Record>(
            LocalDate from, @Nullable D details) {
        public Entry {
            Objects.requireNonNull(from, "from");
        }
    }
}
