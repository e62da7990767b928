package io.github.qms4j.inspection;

import io.github.qms4j.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;

/** By when an authority wants a response, in its own terms (rule INS-2). */
public sealed interface ResponseTerm {
    /**
     * Business days of a calendar after the day of issue, such as 15 for a form 483 of the FDA.
     *
     * @param count at least 1
     * @param calendar the name of a calendar that was defined
     */
    record BusinessDays(int count, String calendar) implements ResponseTerm {
        /** @throws InvalidInputException when the count is less than 1 or the name is blank */
        public BusinessDays {
            if (count < 1 || calendar.isBlank()) {
                throw InvalidInputException.of(
                        "response term",
                        "business days",
                        count + " of '" + calendar + "'",
                        "is less than one day, or of no calendar",
                        "give the days that the authority allows and the name of its calendar");
            }
        }
    }

    /**
     * A day, in the engine's zone.
     *
     * @param date the last day
     */
    record Until(LocalDate date) implements ResponseTerm {
        public Until {
            Objects.requireNonNull(date, "date");
        }
    }
}
