package io.github.qms4j.objective;

import io.github.qms4j.objective.ObjectiveDefinition.Timing;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * When a review of an objective is to be held.
 *
 * @param number from 1
 * @param opensOn its first day: the data of the time before are due
 * @param lastOn its last day, the one before the next review opens
 */
record ReviewSlot(int number, LocalDate opensOn, LocalDate lastOn) {
    /**
     * The reviews of an objective: one after each step from its start, and one after its due date. Each is computed from the
     * start, so that nothing drifts.
     *
     * @return empty while dates are missing; one more than may be planned when there are too many
     */
    static List<ReviewSlot> of(Timing timing) {
        LocalDate start = timing.startOn();
        LocalDate due = timing.dueOn();
        Period step = timing.reviewEvery();
        List<ReviewSlot> slots = new ArrayList<>();
        if (start == null || due == null || step == null || !start.isBefore(due)) {
            return slots;
        }
        LocalDate end = due.plusDays(1);
        LocalDate opensOn = start.plus(step);
        while (opensOn.isBefore(end) && slots.size() <= SmartRule.MOST_REVIEWS) {
            int number = slots.size() + 1;
            LocalDate next = start.plus(step.multipliedBy(number + 1));
            slots.add(new ReviewSlot(number, opensOn, (next.isBefore(end) ? next : end).minusDays(1)));
            opensOn = next;
        }
        slots.add(new ReviewSlot(slots.size() + 1, end, end.plus(step).minusDays(1)));
        return slots;
    }
}
