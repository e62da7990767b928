package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;
import java.time.Instant;

/**
 * Bounds that keep the memory of a read constant whatever the file holds, and dates plausible.
 *
 * @param fieldCharacters the longest value of a column; a longer one ends the read
 * @param rowCharacters the longest row, all columns together; a longer one ends the read
 * @param rowsPerTicket how many rows may belong to one ticket; more end the read
 * @param samples how many rejected rows the report keeps, and at most how many examples of each kind of adjustment; all are
 *     counted
 * @param earliest a row with an earlier date is rejected: 1899-12-30, 1900-01-01 and 1970-01-01 stand for no date
 * @param latest a row with a later date is rejected: one ticket of the year 9999 would make every open one late
 */
public record ImportLimits(
        int fieldCharacters, int rowCharacters, int rowsPerTicket, int samples, Instant earliest, Instant latest) {
    private static final ImportLimits STANDARD = new ImportLimits(
            1 << 20,
            4 << 20,
            100_000,
            1_000,
            Instant.parse("1980-01-01T00:00:00Z"),
            Instant.parse("2199-12-31T23:59:59Z"));

    /** @throws InvalidInputException when a bound is below 1, the number of samples below 0, or no date is plausible */
    public ImportLimits {
        atLeast(1, "fieldCharacters", fieldCharacters);
        atLeast(1, "rowCharacters", rowCharacters);
        atLeast(1, "rowsPerTicket", rowsPerTicket);
        atLeast(0, "samples", samples);
        if (!earliest.isBefore(latest)) {
            throw InvalidInputException.of(
                    "import limits", "latest", latest, "is not after " + earliest, "give a later instant");
        }
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw InvalidInputException.of("import limits", name, value, "is too small", "give at least " + least);
        }
    }

    /** 1 MiB characters a field, 4 MiB a row, 100,000 rows a ticket, 1,000 samples, dates of 1980 to 2199. */
    public static ImportLimits standard() {
        return STANDARD;
    }

    public ImportLimits withRowsPerTicket(int rows) {
        return new ImportLimits(fieldCharacters, rowCharacters, rows, samples, earliest, latest);
    }

    public ImportLimits withSamples(int kept) {
        return new ImportLimits(fieldCharacters, rowCharacters, rowsPerTicket, kept, earliest, latest);
    }

    /** Why a date outside of the bounds is rejected. */
    String implausible() {
        return "is not between " + earliest + " and " + latest
                + "; when it stands for no date, name it among the missing values of the mapping";
    }

    /** A host that knows the time rejects rows of the future: give now, and a day for zones that are ahead. */
    public ImportLimits withLatest(Instant instant) {
        return new ImportLimits(fieldCharacters, rowCharacters, rowsPerTicket, samples, earliest, instant);
    }
}
