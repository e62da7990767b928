package io.github.qms4j.reporting.html;

import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.spi.ReportRenderer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Reports as one HTML file that needs nothing else: no scripts, no requests, drawn charts, ready for print. */
public final class HtmlRenderer implements ReportRenderer {
    @Override
    public String format() {
        return "html";
    }

    @Override
    public String mediaType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public String fileExtension() {
        return "html";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new HtmlPage(report, writer).write();
        writer.flush();
    }
}
