package io.github.qms4j.review;

import io.github.qms4j.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A review to be planned.
 *
 * @param from the first day of its period, in the engine's zone: where the last review of its programme ends
 * @param until the day after the last
 * @param meetingOn the day by which it meets
 * @param gap why days between the last review and this one are covered by none; blank when there are none
 */
public record ReviewDraft(LocalDate from, LocalDate until, LocalDate meetingOn, String gap) {
    /**
     * Checks it.
     *
     * @throws InvalidInputException when the period is empty
     */
    public ReviewDraft {
        if (!from.isBefore(until)) {
            throw InvalidInputException.of(
                    "management review",
                    "period",
                    from + " to " + until,
                    "is empty",
                    "give the first day and the day after the last");
        }
        Objects.requireNonNull(meetingOn, "meetingOn");
        Objects.requireNonNull(gap, "gap");
    }

    /** A review of a period. */
    public static ReviewDraft of(LocalDate from, LocalDate until, LocalDate meetingOn) {
        return new ReviewDraft(from, until, meetingOn, "");
    }

    /** The same, saying why days before it are covered by no review. */
    public ReviewDraft leavingGap(String because) {
        return new ReviewDraft(from, until, meetingOn, because);
    }
}
