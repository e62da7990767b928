package io.github.qms4j.servicedesk;

import java.util.Objects;

/**
 * One import of a ticket export, with where it came from and what became of it (rule SD-5).
 *
 * @param status where it stands
 * @param name the file's name
 * @param sha256 of the file's bytes as they were read, lower-case hexadecimal
 * @param rowsRead rows after the header
 * @param rowsRejected rows that could not be used; reported one by one
 * @param ticketsAdded tickets that were new
 * @param ticketsUpdated tickets that had moved on since an earlier import
 * @param ticketsUnchanged tickets that were stored already just so
 * @param ticketsRefused tickets that contradict what is stored; reported one by one
 */
public record ImportRun(
        Status status,
        String name,
        String sha256,
        long rowsRead,
        long rowsRejected,
        long ticketsAdded,
        long ticketsUpdated,
        long ticketsUnchanged,
        long ticketsRefused) {
    public ImportRun {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Where an import stands. One that was interrupted stays running; importing the file again completes the tickets. */
    public enum Status {
        RUNNING,
        COMPLETED
    }
}
