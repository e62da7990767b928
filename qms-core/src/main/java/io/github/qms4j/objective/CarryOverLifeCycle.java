package io.github.qms4j.objective;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.RuleReference;
import io.github.qms4j.record.Transition;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The record type of carry-overs (rule OBJ-9). */
public final class CarryOverLifeCycle {
    private static final RuleReference COMPLETE = new RuleReference(
            "OBJ-9",
            "ISO 9001:2015 6.2.1 g)",
            "A year is carried over with a decision on each objective that is due in it.");
    private static final RuleReference BEGUN =
            new RuleReference("OBJ-9", "ISO 9001:2015 6.2.1 g)", "A year is carried over when it has begun.");

    private static final Declaration<CarryOver, CarryOver.Status> DECLARED = RecordType.declare(
            "objective-carry-over", CarryOver.class, CarryOver.Status.class, (CarryOver c) -> CarryOver.Status.DONE);

    public static final Attribute<CarryOver, Long> YEAR = DECLARED.whole("forYear", c -> (long) c.year());
    public static final Attribute<CarryOver, LocalDate> ON = DECLARED.date("carriedOverOn", CarryOver::on);

    public static final Transition<CarryOver> CARRY_OVER = DECLARED.creates(
                    "objective.carry-over", ObjectiveRecords.DECIDE, CarryOver.Status.DONE)
            .guard(isComplete())
            .guard(hasBegun())
            .row();

    public static final RecordType<CarryOver> TYPE = DECLARED.type();

    private CarryOverLifeCycle() {}

    private static Guard<CarryOver> isComplete() {
        return new Guard<>(COMPLETE, attempt -> {
            CarryOver proposed = attempt.proposed();
            if (proposed == null) {
                return Optional.empty();
            }
            Set<String> undecided = new TreeSet<>();
            CarryOvers.dueIn(attempt.facts(), proposed.year()).forEach(found -> undecided.add(found.id()));
            proposed.objectives()
                    .forEach(line -> undecided.remove(line.objective().value()));
            return undecided.isEmpty()
                    ? Optional.empty()
                    : Optional.of(undecided + " are due in " + proposed.year()
                            + " and not decided on; let each go on, or drop it with a reason");
        });
    }

    private static Guard<CarryOver> hasBegun() {
        return Guard.onProposed(
                BEGUN,
                proposed -> proposed.year() > proposed.on().getYear()
                        ? Optional.of(proposed.year() + " has not begun; carry over "
                                + proposed.on().getYear() + " first")
                        : Optional.empty());
    }
}
