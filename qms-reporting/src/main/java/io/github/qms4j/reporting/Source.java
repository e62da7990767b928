package io.github.qms4j.reporting;

import io.github.qms4j.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One input of a report and what became of its rows, so that a reader sees that nothing was lost on the way.
 *
 * @param name the file, the query or the record type
 * @param sha256 digest of the bytes that were read, 64 lower-case hexadecimal digits; null when it is not a file
 * @param rowsRead all rows of the source
 * @param rowsAccepted rows that count in the report
 * @param rowsRejected rows refused because they break a rule of form
 */
public record Source(String name, @Nullable String sha256, long rowsRead, long rowsAccepted, long rowsRejected) {
    public Source {
        Checks.filled("source", "name", name);
        if (sha256 != null) {
            Checks.sha256("source '" + name + "'", "sha256", sha256);
        }
        if (rowsAccepted < 0 || rowsRejected < 0 || rowsAccepted > rowsRead - rowsRejected) {
            throw InvalidInputException.of(
                    "source '" + name + "'",
                    "rows",
                    "read " + rowsRead + ", accepted " + rowsAccepted + ", rejected " + rowsRejected,
                    "accepted and rejected rows cannot be negative or more than the rows read",
                    "count every row once");
        }
    }

    /** A file with the digest of its bytes. */
    public static Source file(String name, String sha256, long read, long accepted, long rejected) {
        return new Source(name, sha256, read, accepted, rejected);
    }

    /** Records of the quality system, all of which count. */
    public static Source records(String name, long count) {
        return new Source(name, null, count, count, 0);
    }

    /** Rows that were read and are sound, but lie outside what the report is about. */
    public long rowsOutOfScope() {
        return rowsRead - rowsAccepted - rowsRejected;
    }
}
