package io.github.qms4j.servicedesk;

import io.github.qms4j.InvalidInputException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long a ticket waited altogether for one reason, from a source that does not tell when.
 *
 * @param reason as {@link TicketEvent.Suspended} has it
 * @param length to the millisecond, what is finer is cut off
 * @param businessTime whether the source counted it in opening hours, taken to be those of the agreement that judges;
 *     otherwise by the wall clock
 */
public record WaitingTotal(String reason, Duration length, boolean businessTime) {
    /** @throws InvalidInputException when the reason is blank or the length negative */
    public WaitingTotal {
        Objects.requireNonNull(reason, "reason");
        length = length.truncatedTo(ChronoUnit.MILLIS);
        if (reason.isBlank()) {
            throw InvalidInputException.of(
                    "waiting total", "reason", reason, "is blank", "name the reason, such as user");
        }
        if (length.isNegative()) {
            throw InvalidInputException.of(
                    "waiting total", "length", length, "is negative", "give a length of at least zero");
        }
    }
}
