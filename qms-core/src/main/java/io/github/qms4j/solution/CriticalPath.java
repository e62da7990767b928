package io.github.qms4j.solution;

import io.github.qms4j.InvalidInputException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which milestones decide when a plan ends, by the critical path method (Kelley and Walker 1959) in calendar days. What was
 * reached counts with the day on which it was; what should have been and was not, with today at the earliest.
 *
 * @param end the day on which the last milestone can be reached
 * @param milestones in an order in which each comes after those that it waits for
 */
public record CriticalPath(LocalDate end, List<Milestone> milestones) {
    public CriticalPath {
        milestones = List.copyOf(milestones);
    }

    /**
     * A milestone to be placed.
     *
     * @param key names it
     * @param days how many calendar days of work lead to it
     * @param after the keys of those that it waits for; one that is not among the tasks is taken as reached
     * @param dueOn by when it is to be reached
     * @param reachedOn when it was; null while it was not
     */
    public record Task(
            String key,
            int days,
            Set<String> after,
            LocalDate dueOn,
            @Nullable LocalDate reachedOn) {
        public Task {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(dueOn, "dueOn");
            after = Set.copyOf(after);
        }
    }

    /**
     * A milestone with its place.
     *
     * @param key names it
     * @param start when work on it can begin
     * @param finish when it was or can be reached
     * @param slackDays by how many days it may slip without moving the end
     * @param marginDays how many days the finish is before its due date; negative when it cannot be met
     * @param reached whether it was reached
     */
    public record Milestone(
            String key, LocalDate start, LocalDate finish, long slackDays, long marginDays, boolean reached) {
        /** Whether any delay moves the end. */
        public boolean isCritical() {
            return !reached && slackDays == 0;
        }
    }

    /**
     * Places milestones.
     *
     * @param start the day on which the work begins
     * @param today as of which day; nothing that is open is reached before it
     * @throws InvalidInputException when milestones wait for each other in a circle; names it
     */
    public static CriticalPath of(LocalDate start, List<Task> tasks, LocalDate today) {
        List<Task> ordered = inOrder(tasks);
        Map<String, Span> spans = new LinkedHashMap<>();
        LocalDate end = start;
        for (Task task : ordered) {
            Span span = earliest(task, start, today, spans);
            spans.put(task.key(), span);
            end = latest(end, span.finish());
        }
        Map<String, LocalDate> allowed = latestFinishes(ordered, spans, end);
        List<Milestone> placed = new ArrayList<>();
        for (Task task : ordered) {
            Span span = Objects.requireNonNull(spans.get(task.key()));
            LocalDate last = Objects.requireNonNull(allowed.get(task.key()));
            placed.add(new Milestone(
                    task.key(),
                    span.start(),
                    span.finish(),
                    span.finish().until(last, ChronoUnit.DAYS),
                    span.finish().until(task.dueOn(), ChronoUnit.DAYS),
                    task.reachedOn() != null));
        }
        return new CriticalPath(end, placed);
    }

    private record Span(LocalDate start, LocalDate finish) {
        long days() {
            return start.until(finish, ChronoUnit.DAYS);
        }
    }

    private static Span earliest(Task task, LocalDate start, LocalDate today, Map<String, Span> spans) {
        LocalDate from = task.after().stream()
                .flatMap(key -> Stream.ofNullable(spans.get(key)))
                .map(Span::finish)
                .reduce(start, CriticalPath::latest);
        LocalDate reachedOn = task.reachedOn();
        if (reachedOn != null) {
            return new Span(from.isBefore(reachedOn) ? from : reachedOn, reachedOn);
        }
        return new Span(from, latest(from.plusDays(task.days()), today));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Map<String, LocalDate> latestFinishes(List<Task> ordered, Map<String, Span> spans, LocalDate end) {
        Map<String, LocalDate> allowed = new HashMap<>();
        ordered.forEach(task -> allowed.put(task.key(), end));
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Task task = ordered.get(i);
            Span span = Objects.requireNonNull(spans.get(task.key()));
            LocalDate begin = Objects.requireNonNull(allowed.get(task.key())).minusDays(span.days());
            if (task.reachedOn() == null) {
                task.after()
                        .forEach(
                                key -> allowed.computeIfPresent(key, (k, last) -> begin.isBefore(last) ? begin : last));
            }
        }
        return allowed;
    }

    /** Each after those that it waits for; otherwise in the order given. */
    static List<Task> inOrder(List<Task> tasks) {
        Map<String, Task> left = new LinkedHashMap<>();
        tasks.forEach(task -> left.put(task.key(), task));
        List<Task> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<Task> next = left.values().stream()
                    .filter(task -> task.after().stream().noneMatch(left::containsKey))
                    .findFirst();
            if (next.isEmpty()) {
                throw InvalidInputException.of(
                        "milestones",
                        "after",
                        String.join(" after ", circle(left)),
                        "is a circle",
                        "let one of them wait for none of the others");
            }
            ordered.add(next.get());
            left.remove(next.get().key());
        }
        return ordered;
    }

    /** Every task that is left waits for another one that is, so that whoever follows them comes round. */
    private static List<String> circle(Map<String, Task> left) {
        List<String> way = new ArrayList<>();
        String key = left.keySet().iterator().next();
        while (!way.contains(key)) {
            way.add(key);
            key = Objects.requireNonNull(left.get(key)).after().stream()
                    .filter(left::containsKey)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
        List<String> circle = new ArrayList<>(way.subList(way.indexOf(key), way.size()));
        circle.add(key);
        return circle;
    }

    /** The milestones of which any delay moves the end. */
    public List<String> critical() {
        return milestones.stream()
                .filter(Milestone::isCritical)
                .map(Milestone::key)
                .toList();
    }

    /** A milestone by its key. */
    public Optional<Milestone> milestone(String key) {
        return milestones.stream().filter(m -> m.key().equals(key)).findFirst();
    }
}
