package io.github.qms4j.servicedesk.importing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param adjustedTickets tickets for which a value was put right or derived; they are among {@code tickets}
 * @param adjustments how many of them by kind, in the order of the kinds; a ticket may be of several
 * @param reopenCountsDiffering tickets for which the source counts another number of reopenings than its rows show
 * @param rejectedRows the first rejected rows
 * @param examples the first adjustments of each kind, at most 20
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
        long adjustedTickets,
        Map<Adjustment.Kind, Long> adjustments,
        long reopenCountsDiffering,
        List<RejectedRow> rejectedRows,
        List<Adjustment> examples) {
    public ImportReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(source, "source");
        Map<Adjustment.Kind, Long> ordered = new EnumMap<>(Adjustment.Kind.class);
        ordered.putAll(adjustments);
        adjustments = Collections.unmodifiableMap(ordered);
        rejectedRows = List.copyOf(rejectedRows);
        examples = List.copyOf(examples);
    }
}
