package io.github.qms4j.reporting.definition;

import io.github.qms4j.InvalidInputException.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a report asks whoever orders it.
 *
 * @param name lower-case letters, digits and hyphens, such as {@code department}
 * @param kind what a value must look like
 * @param required whether there is no report without it
 * @param description what it means and what happens without it, in a sentence for a person who orders the report
 */
public record ReportParameter(String name, Kind kind, boolean required, String description) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** The instant as of which a report shows its data; without it, now. Only for reports that can look back. */
    public static final ReportParameter AS_OF = optional(
            "as-of", Kind.INSTANT, "Shows the data as they stood at this instant; without it, as they stand now.");

    public ReportParameter {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a parameter's name is lower-case letters, digits and hyphens: " + name);
        }
    }

    public static ReportParameter required(String name, Kind kind, String description) {
        return new ReportParameter(name, kind, true, description);
    }

    public static ReportParameter optional(String name, Kind kind, String description) {
        return new ReportParameter(name, kind, false, description);
    }

    /** What is wrong with a value; empty when nothing is. */
    public Optional<Violation> violation(String value) {
        if (kind.accepts(value)) {
            return Optional.empty();
        }
        return Optional.of(new Violation(name, value, "is not " + kind.wording, "give one such as " + kind.example));
    }

    /** What the values of a parameter look like. */
    public enum Kind {
        /** Any text that is not blank. */
        TEXT("a text", "IT"),
        /** A day of the engine's zone, in ISO 8601. */
        DATE("a date", "2026-03-31"),
        /** A calendar month of the engine's zone. */
        MONTH("a month", "2026-03"),
        /** An instant in UTC, in ISO 8601. */
        INSTANT("an instant", "2026-03-31T22:00:00Z"),
        /** A whole number, zero or more. */
        COUNT("a whole number", "12");

        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

        private final String wording;
        private final String example;

        Kind(String wording, String example) {
            this.wording = wording;
            this.example = example;
        }

        /** A value of this kind, for whoever orders a report for the first time. */
        public String example() {
            return example;
        }

        boolean accepts(String value) {
            try {
                return switch (this) {
                    case TEXT -> !value.isBlank();
                    case DATE -> LocalDate.parse(value).getYear() > 0;
                    case MONTH -> YearMonth.parse(value).getYear() > 0;
                    case INSTANT -> Instant.parse(value).isAfter(Instant.MIN);
                    case COUNT -> DIGITS.matcher(value).matches();
                };
            } catch (DateTimeException notOne) {
                return false;
            }
        }
    }
}
