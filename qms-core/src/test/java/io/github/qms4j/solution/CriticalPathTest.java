package io.github.qms4j.solution;

import static io.github.qms4j.solution.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.solution.CriticalPath.Milestone;
import io.github.qms4j.solution.CriticalPath.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CriticalPathTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 31);

    private static Task task(String key, int days, String... after) {
        return new Task(key, days, Set.of(after), DUE, null);
    }

    private static Task reached(String key, int days, LocalDate on, String... after) {
        return new Task(key, days, Set.of(after), DUE, on);
    }

    private static CriticalPath path(Task... tasks) {
        return CriticalPath.of(START, List.of(tasks), START);
    }

    private static Milestone of(CriticalPath path, String key) {
        return path.milestone(key).orElseThrow();
    }

    @Test
    @Verifies("SOL-3")
    void the_longest_chain_is_critical_and_the_others_have_slack() {
        CriticalPath path = path(
                task("end", 1, "long", "short"),
                task("long", 10, "begin"),
                task("short", 4, "begin"),
                task("begin", 2));

        assertThat(path.end()).isEqualTo(START.plusDays(13));
        assertThat(path.critical()).containsExactly("begin", "long", "end");
        assertThat(of(path, "short").slackDays()).isEqualTo(6);
        assertThat(of(path, "short").start()).isEqualTo(START.plusDays(2));
        assertThat(of(path, "short").finish()).isEqualTo(START.plusDays(6));
        assertThat(of(path, "long").isCritical()).isTrue();
    }

    @Test
    @Verifies("SOL-3")
    void a_date_that_cannot_be_met_has_a_negative_margin() {
        CriticalPath path =
                CriticalPath.of(START, List.of(new Task("late", 10, Set.of(), START.plusDays(7), null)), START);

        assertThat(of(path, "late").marginDays()).isEqualTo(-3);
    }

    @Test
    @Verifies("SOL-3")
    void what_was_reached_late_moves_what_waits_for_it_and_is_not_critical_any_more() {
        CriticalPath path = path(reached("begin", 2, START.plusDays(5)), task("then", 3, "begin"));

        assertThat(path.end()).isEqualTo(START.plusDays(8));
        assertThat(of(path, "begin").reached()).isTrue();
        assertThat(path.critical()).containsExactly("then");
    }

    @Test
    @Verifies("SOL-3")
    void what_should_have_been_reached_and_was_not_is_reached_today_at_the_earliest() {
        CriticalPath path = CriticalPath.of(START, List.of(task("a", 2), task("b", 3, "a")), START.plusDays(10));

        assertThat(of(path, "a").finish()).isEqualTo(START.plusDays(10));
        assertThat(path.end()).isEqualTo(START.plusDays(13));
        assertThat(path.critical()).containsExactly("a", "b");
    }

    @Test
    @Verifies("SOL-3")
    void a_plan_without_milestones_ends_when_it_starts() {
        assertThat(path().end()).isEqualTo(START);
        assertThat(path().critical()).isEmpty();
    }

    @Test
    @Verifies("SOL-3")
    void milestones_that_wait_for_each_other_are_refused_and_the_circle_is_named() {
        assertInvalid(
                () -> path(
                        task("free", 1), task("in", 1, "a"), task("a", 1, "b"), task("b", 1, "c"), task("c", 1, "a")),
                "a after b after c after a",
                "is a circle");
        assertInvalid(() -> path(task("a", 1, "a")), "a after a");
    }

    /** By trying every chain, instead of a pass there and back. */
    @Test
    @Verifies("SOL-3")
    void end_and_slack_are_those_of_the_longest_chains_on_random_plans() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            List<Task> tasks = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int k = 0; k < count; k++) {
                Set<String> after = new HashSet<>();
                for (int j = 0; j < k; j++) {
                    if (random.nextInt(3) == 0) {
                        after.add("m" + j);
                    }
                }
                tasks.add(new Task("m" + k, random.nextInt(10), after, DUE, null));
            }
            Map<String, Task> byKey = tasks.stream().collect(Collectors.toMap(Task::key, Function.identity()));
            List<Task> shuffled = new ArrayList<>(tasks);
            Collections.shuffle(shuffled, random);

            CriticalPath path = CriticalPath.of(START, shuffled, START);

            int whole =
                    tasks.stream().mapToInt(t -> longestThrough(t, byKey)).max().orElseThrow();
            assertThat(path.end()).isEqualTo(START.plusDays(whole));
            for (Task task : tasks) {
                assertThat(of(path, task.key()).slackDays()).isEqualTo(whole - longestThrough(task, byKey));
                assertThat(of(path, task.key()).finish()).isEqualTo(START.plusDays(longestTo(task, byKey)));
            }
            assertThat(path.critical()).isNotEmpty();
        }
    }

    private static int longestThrough(Task task, Map<String, Task> all) {
        return longestTo(task, all) + longestFrom(task, all);
    }

    private static int longestTo(Task task, Map<String, Task> all) {
        return task.days()
                + task.after().stream()
                        .mapToInt(key -> longestTo(known(all.get(key)), all))
                        .max()
                        .orElse(0);
    }

    private static int longestFrom(Task task, Map<String, Task> all) {
        return all.values().stream()
                .filter(other -> other.after().contains(task.key()))
                .mapToInt(other -> other.days() + longestFrom(other, all))
                .max()
                .orElse(0);
    }

    private static Task known(@Nullable Task task) {
        assertThat(task).isNotNull();
        return Objects.requireNonNull(task);
    }
}
