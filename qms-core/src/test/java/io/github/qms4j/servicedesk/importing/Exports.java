package io.github.qms4j.servicedesk.importing;

import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.importing.Adjustment.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Small exports and their mappings. */
final class Exports {
    static final String HEADER = "id,state,group,who,prio,updated,opened,responded,resolved,closed,reopened,met\n";
    static final String MAPPING = """
            {"source": "desk", "format": "csv", "shape": "SHAPE", "dates": ["d/M/uuuu H:mm"], "zone": "UTC",
             "missing": ["?"],
             "columns": {"reference": "id", "state": "state", "group": "group", "assignee": "who",
               "priority": "prio", "updatedAt": "updated", "openedAt": "opened", "respondedAt": "responded",
               "resolvedAt": "resolved", "closedAt": "closed", "reopenCount": "reopened", "recordedSlaMet": "met"},
             "states": {"New": "new", "Active": "in-progress", "User": "pending:user", "Vendor": "pending:vendor",
               "Resolved": "resolved", "Closed": "closed", "Cancelled": "cancelled"}}
            """;
    static final TicketExportMapping SNAPSHOTS =
            TicketExportMapping.fromJson("test", MAPPING.replace("SHAPE", "snapshots"));
    static final TicketExportMapping REOPENING = TicketExportMapping.fromJson(
            "test",
            MAPPING.replace("SHAPE", "snapshots").replace("\"missing\"", "\"afterClosing\": \"reopen\", \"missing\""));
    static final TicketExportMapping ONE_ROW =
            TicketExportMapping.fromJson("test", MAPPING.replace("SHAPE", "one-row"));

    private Exports() {}

    /** The mapping with something more in it, and another shape. */
    static TicketExportMapping with(String shape, String more) {
        return TicketExportMapping.fromJson(
                "test", MAPPING.replace("SHAPE", shape).replace("\"missing\"", more + ", \"missing\""));
    }

    /** What a read gave. */
    record Outcome(List<Ticket> tickets, ImportReport report) {
        Ticket ticket() {
            return tickets.get(0);
        }

        /** The events of the only ticket, such as {@code Opened 00:00}; its day is left out. */
        List<String> events() {
            return ticket().events().stream().map(Exports::shown).toList();
        }

        /** What was put right or derived, each kind once. */
        Set<Kind> adjusted() {
            return report.adjustments().keySet();
        }

        /** What was put right, without what was only derived. */
        List<Kind> putRight() {
            return adjusted().stream().filter(kind -> !kind.isDerived()).toList();
        }

        /** What was found and what was used instead, times without their day. */
        String example(Kind kind) {
            return report.examples().stream()
                    .filter(example -> example.kind() == kind)
                    .findFirst()
                    .map(example -> time(example.found()) + " -> " + time(example.used()))
                    .orElseThrow();
        }
    }

    private static String time(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? text.substring(11, 16) : text;
    }

    private static String shown(TicketEvent event) {
        String what = "";
        if (event instanceof TicketEvent.Assigned assigned) {
            what = " " + assigned.group() + "/" + assigned.assignee();
        } else if (event instanceof TicketEvent.Suspended suspended) {
            what = " " + suspended.reason();
        } else if (event instanceof TicketEvent.Prioritised prioritised) {
            what = " " + prioritised.priority();
        }
        return event.getClass().getSimpleName() + " " + event.at().toString().substring(11, 16) + what;
    }

    /** A row of the ticket {@code T1} on 1 March 2024; times such as {@code 9:00}. */
    static String row(String state, String updated, String opened) {
        return row("T1", state, "?", "?", "P3", updated, opened, "?", "?", "?", "?", "?");
    }

    /** A row; all columns in the order of the header. */
    static String row(
            String id,
            String state,
            String group,
            String who,
            String prio,
            String updated,
            String opened,
            String responded,
            String resolved,
            String closed,
            String reopened,
            String met) {
        return String.join(
                        ",",
                        id,
                        state,
                        group,
                        who,
                        prio,
                        day(updated),
                        day(opened),
                        day(responded),
                        day(resolved),
                        day(closed),
                        reopened,
                        met)
                + "\n";
    }

    private static String day(String time) {
        return time.matches("\\d+:\\d+") ? "1/3/2024 " + time : time;
    }

    static Outcome read(TicketExportMapping mapping, String text) {
        return read(mapping, text.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome read(TicketExportMapping mapping, byte[] bytes) {
        List<Ticket> tickets = new ArrayList<>();
        ImportReport report = TicketExport.read(
                "export", new ByteArrayInputStream(bytes), mapping, TicketExportListener.SILENT, tickets::add);
        return new Outcome(tickets, report);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
