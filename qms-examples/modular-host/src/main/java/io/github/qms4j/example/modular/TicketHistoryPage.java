package io.github.qms4j.example.modular;

import io.github.qms4j.Qms;
import io.github.qms4j.reporting.Cell;
import io.github.qms4j.reporting.Column;
import io.github.qms4j.reporting.Provenance;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.Table;
import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.trail.TrailEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;

/** Shows who did what to a ticket. */
final class TicketHistoryPage {
    private TicketHistoryPage() {}

    static void write(Qms qms, String ticketId, Instant now, OutputStream out) throws IOException {
        Table.Builder table = Table.builder("Trail of " + ticketId)
                .columns(Column.instant("At"), Column.text("Actor"), Column.text("Action"), Column.text("Reason"))
                .whenEmpty("Nothing happened.");
        for (TrailEntry entry : qms.trail().history("ticket", ticketId)) {
            table.row(
                    Cell.instant(entry.at()),
                    Cell.text(entry.actor().id()),
                    Cell.text(entry.action()),
                    Cell.text(entry.reason()));
        }
        Report report = Report.builder("Ticket history")
                .provenance(Provenance.asOf(now)
                        .created(now, "modular host")
                        .zone(ZoneOffset.UTC)
                        .libraryVersion("0.1.0-SNAPSHOT")
                        .build())
                .section(Section.builder("Trail").block(table.build()).build())
                .build();
        Renderers.load(TicketHistoryPage.class.getClassLoader())
                .renderer("html")
                .render(report, out);
    }
}
