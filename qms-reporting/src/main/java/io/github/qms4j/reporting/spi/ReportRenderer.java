package io.github.qms4j.reporting.spi;

import io.github.qms4j.reporting.Report;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Turns any report into one format. Found by {@link java.util.ServiceLoader}: a public class with a public constructor
 * without arguments, named in {@code META-INF/services} and, in a module, in {@code provides}.
 *
 * <p>An implementation is thread-safe, shows everything the report holds (the provenance, the signatures and the reasons
 * of no-data cells above all), and writes the same bytes for equal reports: it reads no clock, no locale and no default
 * zone.
 */
public interface ReportRenderer {
    /** The name by which a host asks for this format: lower-case letters, digits and hyphens, such as {@code html}. */
    String format();

    /** The media type with its parameters, such as {@code text/html;charset=utf-8}. */
    String mediaType();

    /** The usual file extension without the dot. */
    String fileExtension();

    /**
     * Writes the whole report and flushes. Never closes the stream: who opened it closes it.
     *
     * @throws IOException when the stream fails; what was written until then is incomplete
     */
    void render(Report report, OutputStream out) throws IOException;
}
