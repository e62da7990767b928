package io.github.qms4j.example.year;

import io.github.qms4j.QmsSession;
import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.definition.Letterhead;
import io.github.qms4j.reporting.definition.ReportOrder;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.output.Renderers;
import io.github.qms4j.reporting.output.Reports;
import io.github.qms4j.reporting.record.RecordReport;
import io.github.qms4j.reporting.spi.ReportDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the records say, as pages for people: single records with their history, and every report that is at hand. */
final class ReportFiles {
    private static final String SOFTWARE = "qms4j, a year in the life";

    /** What the story answers when a report asks. */
    private static final Map<String, String> ANSWERS =
            Map.of("department", "service-desk", "year", "2025", "from", "2025-01-01", "until", "2026-01-01");

    private final House house;
    private final Narrator narrator;
    private final Path directory;
    private final Renderers renderers = Renderers.load(ReportFiles.class.getClassLoader());

    ReportFiles(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
        this.directory = house.directory.resolve("reports");
        directory.toFile().mkdirs();
    }

    /** A record with everything that was done to it. */
    void write(String recordType, String id) {
        Report report = new RecordReport(house.qms.trail(), House.ZONE, SOFTWARE).of(reader(), recordType, id);
        write(report, id);
        narrator.tells(id + " is written as a page for people, with everything that was done to it.");
    }

    /** Every report that is at hand and asks for nothing that the story does not know. */
    void writeAll() {
        Reports reports = Reports.load(
                ReportFiles.class.getClassLoader(), Letterhead.of("Example Diagnostics", SOFTWARE), house.qms.trail());
        for (ReportDefinition definition : reports.definitions()) {
            if (definition.parameters().stream()
                    .allMatch(asked -> !asked.required() || ANSWERS.containsKey(asked.name()))) {
                ReportOrder order = ReportOrder.of(definition.name());
                for (ReportParameter asked : definition.parameters()) {
                    String answer = ANSWERS.get(asked.name());
                    order = asked.required() && answer != null ? order.with(asked.name(), answer) : order;
                }
                write(reports.run(reader(), order), definition.name());
                narrator.tells("The report " + definition.title() + " is written: " + definition.purpose());
            }
        }
    }

    private void write(Report report, String name) {
        try (OutputStream out = Files.newOutputStream(directory.resolve(name + ".html"))) {
            renderers.renderer("html").render(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private QmsSession reader() {
        return house.as(Cast.QUALITY_MANAGER, "reports of the year");
    }
}
