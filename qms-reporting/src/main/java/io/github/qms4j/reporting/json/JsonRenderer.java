package io.github.qms4j.reporting.json;

import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.spi.ReportRenderer;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reports as one JSON object in a fixed order of fields: decimals as exact plain numbers, percentages as ratios,
 * durations and instants in ISO 8601, instants in UTC, a no-data cell as {@code {"noData": reason}}.
 */
public final class JsonRenderer implements ReportRenderer {
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileExtension() {
        return "json";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            new JsonReport(json).write(report);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (JacksonException failed) {
            throw new IOException("The report could not be written as JSON: " + failed.getMessage(), failed);
        }
        out.write('\n');
        out.flush();
    }
}
