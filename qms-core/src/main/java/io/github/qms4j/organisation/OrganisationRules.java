package io.github.qms4j.organisation;

import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Versioned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands against a change of the organisation. */
final class OrganisationRules {
    private static final RuleReference FORWARD = new RuleReference(
            "ORG-1",
            "ISO 9001:2015 5.3",
            "An entry adds to the history of a unit, from a day that is not before its latest entry and not in the future.");
    private static final RuleReference NO_CYCLES = new RuleReference(
            "ORG-3",
            "ISO 9001:2015 5.3",
            "Nobody reports to themselves, and no department is part of itself, through others either.");

    private OrganisationRules() {}

    static <S extends Record, D extends Record> Guard<S> goesForward(Function<S, History<D>> history) {
        return new Guard<>(FORWARD, attempt -> {
            @Nullable S before = attempt.before();
            @Nullable S proposed = attempt.proposed();
            return proposed == null
                    ? Optional.empty()
                    : notForward(
                            before == null ? List.of() : history.apply(before).entries(),
                            history.apply(proposed).entries(),
                            attempt.on());
        });
    }

    private static <D extends Record> Optional<String> notForward(
            List<History.Entry<D>> before, List<History.Entry<D>> proposed, LocalDate today) {
        if (proposed.size() != before.size() + 1
                || !proposed.subList(0, before.size()).equals(before)) {
            return Optional.of("it would change what was entered before; add one entry to the history");
        }
        LocalDate from = proposed.get(before.size()).from();
        if (from.isAfter(today)) {
            return Optional.of(from + " is after today, " + today + "; enter it when that day has come");
        }
        return before.isEmpty() || !from.isBefore(before.get(before.size() - 1).from())
                ? Optional.empty()
                : Optional.of(from + " is before the latest entry of "
                        + before.get(before.size() - 1).from() + "; enter it from that day on or later");
    }

    /**
     * No unit stands above itself. Each unit on the way up is a fact of the decision, so that two writers who each add
     * half of a circle cannot both succeed.
     *
     * @param type looked up when the rule is asked, for it is still being declared when the rule is made
     */
    static <S extends Record> Guard<S> hasNoCircle(Supplier<RecordType<S>> type, Function<S, Optional<String>> above) {
        return new Guard<>(NO_CYCLES, attempt -> {
            @Nullable S proposed = attempt.proposed();
            return proposed == null
                    ? Optional.empty()
                    : circle(type.get(), above, attempt.id(), proposed, attempt.facts());
        });
    }

    private static <S extends Record> Optional<String> circle(
            RecordType<S> type, Function<S, Optional<String>> above, String id, S proposed, Facts facts) {
        List<String> way = new ArrayList<>(List.of(id));
        Optional<String> next = above.apply(proposed);
        while (next.isPresent()) {
            way.add(next.get());
            if (next.get().equals(id)) {
                return Optional.of(String.join(" under ", way) + " is a circle; take one of them out of it");
            }
            if (way.indexOf(next.get()) < way.size() - 1) {
                // A circle further up is not of this unit's making, and was refused where it was.
                return Optional.empty();
            }
            next = facts.find(type, next.get()).map(Versioned::state).flatMap(above);
        }
        return Optional.empty();
    }
}
