package io.github.qms4j.reporting.csv;

import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.spi.ReportRenderer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Reports as one CSV file (RFC 4180, UTF-8 without byte order mark): each block is a caption line, a heading line and its
 * rows, followed by an empty line. Values are exact: percentages as ratios, durations in seconds, instants in UTC.
 */
public final class CsvRenderer implements ReportRenderer {
    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=utf-8";
    }

    @Override
    public String fileExtension() {
        return "csv";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new CsvReport(new CsvLines(writer)).write(report);
        writer.flush();
    }
}
