package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.InvalidInputException;

/**
 * Bounds that keep the memory of a read constant whatever the file holds.
 *
 * @param fieldCharacters the longest value of a column; a longer one ends the read
 * @param rowCharacters the longest row, all columns together; a longer one ends the read
 * @param rowsPerTicket how many rows may belong to one ticket; more end the read
 * @param samples how many rejected rows, and how many reconciled tickets, the report keeps; all are counted
 */
public record ImportLimits(int fieldCharacters, int rowCharacters, int rowsPerTicket, int samples) {
    private static final ImportLimits STANDARD = new ImportLimits(1 << 20, 4 << 20, 100_000, 1_000);

    /** @throws InvalidInputException when a bound is below 1, or the number of samples below 0 */
    public ImportLimits {
        atLeast(1, "fieldCharacters", fieldCharacters);
        atLeast(1, "rowCharacters", rowCharacters);
        atLeast(1, "rowsPerTicket", rowsPerTicket);
        atLeast(0, "samples", samples);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw InvalidInputException.of("import limits", name, value, "is too small", "give at least " + least);
        }
    }

    /** 1 MiB characters a field, 4 MiB a row, 100,000 rows a ticket, 1,000 samples. */
    public static ImportLimits standard() {
        return STANDARD;
    }

    public ImportLimits withRowsPerTicket(int rows) {
        return new ImportLimits(fieldCharacters, rowCharacters, rows, samples);
    }

    public ImportLimits withSamples(int kept) {
        return new ImportLimits(fieldCharacters, rowCharacters, rowsPerTicket, kept);
    }
}
