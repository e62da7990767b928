package io.github.qms4j.regulation.oscal;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One assessment of one catalogue.
 *
 * @param id its stable id, such as the number of an audit
 * @param title what it was
 * @param description its scope and how it was done
 * @param start when it began
 * @param end when it ended; null while it runs
 * @param requirements what was found, each requirement once
 */
public record Assessment(
        String id,
        String title,
        String description,
        Instant start,
        @Nullable Instant end,
        List<AssessedRequirement> requirements) {
    /**
     * @throws InvalidInputException when a text is blank, a time is not of the years 1900 to 2999, it ends before it
     *     starts, or a requirement is in it twice
     */
    public Assessment {
        String subject = "assessment " + id;
        Required.text("assessment", "id", id);
        Required.text(subject, "title", title);
        Required.text(subject, "description", description);
        Required.instant(subject, "start", start);
        if (end != null) {
            Required.instant(subject, "end", end);
        }
        if (end != null && end.isBefore(start)) {
            throw InvalidInputException.of(subject, "end", end, "is before its start " + start, "correct one of them");
        }
        requirements = List.copyOf(requirements);
        Set<Object> seen = new HashSet<>();
        for (AssessedRequirement assessed : requirements) {
            if (!seen.add(assessed.requirement())) {
                throw InvalidInputException.of(
                        subject, "requirements", assessed.requirement(), "is in it twice", "give one verdict on each");
            }
        }
    }

    /** When it ended; empty while it runs. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(end);
    }
}
