package io.github.qms4j.example.assess;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.importing.ImportLimits;
import io.github.qms4j.servicedesk.importing.ImportReport;
import io.github.qms4j.servicedesk.importing.RejectedRow;
import io.github.qms4j.servicedesk.importing.TicketExport;
import io.github.qms4j.servicedesk.importing.TicketExportMapping;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first pass over an export, in which nothing is stored: whether it can be read from end to end, when its tickets were
 * opened, and by which of its dimensions it can be broken down. Ends with the reasons when no ticket can be used.
 */
final class ExportCheck {
    /** A dimension with more values tells nothing to a reader and fills the memory. */
    static final int MOST_VALUES = 200;

    private static final int ROWS_TOLD = 5;

    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private Instant first = Instant.MAX;
    private Instant lastOpened = Instant.MIN;
    private Instant lastEvent = Instant.MIN;
    private String sha256 = "";

    private ExportCheck(TicketExportMapping mapping) {
        mapping.dimensions().forEach(name -> values.put(name, new HashSet<>()));
    }

    static ExportCheck of(Path export, TicketExportMapping mapping, ImportLimits limits, ProgressBar progress) {
        ExportCheck check = new ExportCheck(mapping);
        ImportReport report =
                TicketExport.read(export, mapping, limits, new ReadProgress("checking", progress), check::take);
        check.sha256 = report.sha256();
        if (report.tickets() == 0) {
            throw nothingLeft(export, report);
        }
        return check;
    }

    private static InvalidInputException nothingLeft(Path export, ImportReport report) {
        List<Violation> violations = new ArrayList<>();
        violations.add(new Violation(
                "tickets",
                "0",
                "holds no ticket that can be used; rows read: " + report.rows() + ", rejected: " + report.rejected(),
                "check the mapping" + (report.rejectedRows().isEmpty() ? "" : " against the first rejected rows")));
        for (RejectedRow row : report.rejectedRows()) {
            if (violations.size() <= ROWS_TOLD) {
                violations.add(
                        new Violation("line " + row.rowNumber() + ", " + row.field(), row.value(), row.reason(), ""));
            }
        }
        return new InvalidInputException(export.toString(), violations);
    }

    private void take(Ticket ticket) {
        Instant opened = ticket.openedAt();
        Instant last = ticket.events().get(ticket.events().size() - 1).at();
        first = opened.isBefore(first) ? opened : first;
        lastOpened = opened.isAfter(lastOpened) ? opened : lastOpened;
        lastEvent = last.isAfter(lastEvent) ? last : lastEvent;
        ticket.dimensions().forEach((name, value) -> {
            Set<String> known = values.get(name);
            if (known != null && known.size() <= MOST_VALUES) {
                known.add(value);
            }
        });
    }

    /** The hash of the file as it was read. */
    String sha256() {
        return sha256;
    }

    Instant firstOpened() {
        return first;
    }

    Instant lastOpened() {
        return lastOpened;
    }

    /** The instant the clocks are read at. */
    Instant lastEvent() {
        return lastEvent;
    }

    /** The first day on which a ticket was opened. */
    LocalDate from(ZoneId zone) {
        return LocalDate.ofInstant(first, zone);
    }

    /** The day after the last one on which a ticket was opened. */
    LocalDate until(ZoneId zone) {
        return LocalDate.ofInstant(lastOpened, zone).plusDays(1);
    }

    /** Dimensions with few enough values to break figures down by. */
    List<String> dimensions() {
        return named(true);
    }

    /** Dimensions with too many. */
    List<String> tooFine() {
        return named(false);
    }

    private List<String> named(boolean few) {
        return values.entrySet().stream()
                .filter(dimension -> dimension.getValue().size() <= MOST_VALUES == few)
                .map(Map.Entry::getKey)
                .toList();
    }
}
