package io.github.qms4j.reporting.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/reports.md shows, as it stands there. */
class ReportsPageTest {
    private final Qms qms = Qms.builder().inMemory().build();
    private final ClassLoader loader = getClass().getClassLoader();

    @AfterEach
    void close() {
        qms.close();
    }

    @Test
    void a_host_lists_the_reports_and_runs_one_as_the_page_shows() throws IOException {
        Actor actor = Actor.of("u-quality", Role.QUALITY_MANAGER);
        List<String> form = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Reports reports = Reports.load(loader, Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail());
        for (ReportDefinition definition : reports.definitions()) {
            form.add(definition.title() + ": " + definition.purpose());
            for (ReportParameter parameter : definition.parameters()) {
                form.add(parameter.name() + " (" + parameter.kind().example() + "): " + parameter.description());
            }
        }

        assertThat(form).anyMatch(line -> line.startsWith("Master list of documents: "));

        QmsSession session = qms.as(actor, "for the inspection");
        ReportOrder order =
                ReportOrder.of("document-list").numbered("QR-2026-014", "1").requestedBy("inspector");
        Report report = reports.run(session, order);
        write(report, out);

        assertThat(report.conclusion()).isEqualTo("There is no controlled document.");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("QR-2026-014").contains("unsigned draft");
    }

    private void write(Report report, OutputStream out) throws IOException {
        Renderers.load(loader).renderer("html").render(report, out);
    }

    @Test
    void the_page_names_every_definition_of_the_library() throws IOException {
        String page = Files.readString(Path.of("../docs/reports.md"));

        assertThat(Reports.load(loader, Letterhead.of("Example Biotech AG", "host 4.2"), qms.trail())
                        .definitions())
                .allSatisfy(definition ->
                        assertThat(page).contains("`" + definition.name() + "`").contains(definition.title()));
    }
}
