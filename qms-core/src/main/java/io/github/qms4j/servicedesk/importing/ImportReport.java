package io.github.qms4j.servicedesk.importing;

import java.util.List;
import java.util.Objects;

/**
 * What became of an export: its provenance and where each row went.
 *
 * @param file its name
 * @param sha256 the hash of its bytes as they are stored, compressed if it is, in lower-case hexadecimal
 * @param bytes its size as it is stored
 * @param source the name that the mapping gives to the system the export comes from
 * @param rows rows read, without header and blank lines; {@code accepted + rejected}
 * @param accepted rows that made it into a ticket
 * @param rejected rows that did not
 * @param tickets tickets handed over
 * @param lostTickets references of which every row was rejected; neighbouring rows of one reference count once
 * @param reconciledTickets tickets whose rows contradict each other; they are among {@code tickets}
 * @param reopenCountsDiffering tickets for which the source counts another number of reopenings than its rows show
 * @param rejectedRows the first rejected rows
 * @param reconciliations the first reconciled tickets
 */
public record ImportReport(
        String file,
        String sha256,
        long bytes,
        String source,
        long rows,
        long accepted,
        long rejected,
        long tickets,
        long lostTickets,
        long reconciledTickets,
        long reopenCountsDiffering,
        List<RejectedRow> rejectedRows,
        List<Reconciliation> reconciliations) {
    public ImportReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(source, "source");
        rejectedRows = List.copyOf(rejectedRows);
        reconciliations = List.copyOf(reconciliations);
    }
}
