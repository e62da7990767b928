package io.github.qms4j.record;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When something is due, with every date it was due before (rule X-6). Immutable; being overdue is computed and never
 * stored.
 *
 * @param original the first due date
 * @param extensions each later date with who asked for it and who approved it, the first one first
 */
public record DueDate(LocalDate original, List<Extension> extensions) {
    public DueDate {
        Objects.requireNonNull(original, "original");
        extensions = List.copyOf(extensions);
        LocalDate due = original;
        for (Extension extension : extensions) {
            requireLater(extension.newDate(), due);
            due = extension.newDate();
        }
    }

    /** A due date that was never extended. */
    public static DueDate on(LocalDate date) {
        return new DueDate(date, List.of());
    }

    /** The date it is due now. */
    public LocalDate current() {
        return extensions.isEmpty()
                ? original
                : extensions.get(extensions.size() - 1).newDate();
    }

    /**
     * The same due date, extended.
     *
     * @param newDate after the current one
     * @param reason why more time is needed; not blank
     * @param requestedBy id of the actor who asks
     * @param approver id of the actor who approves; another than who asks
     * @param at when it was approved; truncated to milliseconds
     * @throws InvalidInputException with everything that is wrong at once
     */
    public DueDate extend(LocalDate newDate, String reason, String requestedBy, String approver, Instant at) {
        List<Violation> violations = violations(reason, requestedBy, approver);
        if (!newDate.isAfter(current())) {
            violations.add(notLater(newDate, current()));
        }
        require(violations);
        List<Extension> more = new ArrayList<>(extensions);
        more.add(new Extension(newDate, reason, requestedBy, approver, at));
        return new DueDate(original, more);
    }

    /** Whether the current date has passed; on the date itself it has not. */
    public boolean isOverdue(LocalDate today) {
        return today.isAfter(current());
    }

    private static void requireLater(LocalDate newDate, LocalDate due) {
        if (!newDate.isAfter(due)) {
            require(List.of(notLater(newDate, due)));
        }
    }

    private static Violation notLater(LocalDate newDate, LocalDate due) {
        return new Violation(
                "newDate", newDate.toString(), "is not after the current due date " + due, "choose a later date");
    }

    private static List<Violation> violations(String reason, String requestedBy, String approver) {
        List<Violation> violations = new ArrayList<>();
        if (reason.isBlank()) {
            violations.add(new Violation("reason", reason, "is blank", "say why more time is needed"));
        }
        if (requestedBy.isBlank()) {
            violations.add(new Violation("requestedBy", requestedBy, "is blank", "name who asks"));
        }
        if (approver.isBlank()) {
            violations.add(new Violation("approver", approver, "is blank", "name who approves"));
        } else if (approver.equals(requestedBy)) {
            violations.add(new Violation(
                    "approver", approver, "is who asks for the extension", "have somebody else approve it"));
        }
        return violations;
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidInputException("extension of a due date", violations);
        }
    }

    /**
     * One extension.
     *
     * @param newDate the date it is due from then on
     * @param reason why
     * @param requestedBy id of the actor who asked
     * @param approver id of the actor who approved
     * @param at when it was approved, in UTC with milliseconds
     */
    public record Extension(LocalDate newDate, String reason, String requestedBy, String approver, Instant at) {
        public Extension {
            Objects.requireNonNull(newDate, "newDate");
            require(violations(reason, requestedBy, approver));
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
