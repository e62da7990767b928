package io.github.qms4j.servicedesk.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.DocumentedCode;
import io.github.qms4j.servicedesk.ImportRun;
import io.github.qms4j.servicedesk.TicketImport;
import io.github.qms4j.servicedesk.TicketImport.RefusedTicket;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the export and the mapping that the page shows, and imports as it says. */
class TicketExportPageTest {
    private static final String PAGE = "docs/ticket-export-mapping.md";

    private final Qms qms = Qms.builder().inMemory().build();
    private final List<RefusedTicket> refusals = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        qms.close();
    }

    private static String first(String language) {
        return DocumentedCode.of(Path.of("..")).blocks(PAGE, language).get(0).text();
    }

    private void report(RefusedTicket refused) {
        refusals.add(refused);
    }

    private ImportRun imported(QmsSession session, String name, Path file, TicketExportMapping mapping) {
        TicketImport run = session.serviceDesk().startImport(name, refused -> report(refused));
        ImportReport read = TicketExport.read(file, mapping, TicketExportListener.SILENT, run::accept);
        ImportRun done = run.complete(read.sha256(), read.rows(), read.rejected());
        return done;
    }

    @Test
    void the_export_of_the_page_gives_what_the_page_says() throws IOException {
        TicketExportMapping mapping = TicketExportMapping.fromJson(PAGE, first("json"));
        Path file = Files.write(folder.resolve("export.csv"), first("text").getBytes(Charset.forName("windows-1252")));
        QmsSession session = qms.as(Actor.of("importer", Role.SERVICE_MANAGER), "monthly import");

        ImportRun run = imported(session, "export.csv", file, mapping);

        assertThat(List.of(run.rowsRead(), run.rowsRejected(), run.ticketsAdded()))
                .containsExactly(7L, 1L, 2L);
        assertThat(session.serviceDesk().find("acme:A-1")).isPresent();
        assertThat(session.serviceDesk().find("acme:A-2")).isPresent();
        assertThat(refusals).isEmpty();
    }
}
