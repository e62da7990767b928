package io.github.qms4j.reporting.spi;

import io.github.qms4j.reporting.Report;
import io.github.qms4j.reporting.definition.ReportParameter;
import io.github.qms4j.reporting.definition.ReportRequest;
import java.util.List;

/**
 * A report that a host lists and runs by name. Found by {@link java.util.ServiceLoader}: a public class with a public
 * constructor without arguments, named in {@code META-INF/services} and, in a module, in {@code provides}.
 *
 * <p>An implementation is thread-safe, reads through the request's session and nowhere else, reads no clock, and changes
 * nothing.
 */
public interface ReportDefinition {
    /**
     * The name by which a host asks for it: lower-case letters, digits and hyphens, such as {@code training-matrix}. A
     * vendor puts its own name in front, with a hyphen.
     */
    String name();

    /** As it stands over the report. */
    String title();

    /** Which question the report answers, and for which clause, in a sentence. */
    String purpose();

    /** What it asks for, in the order in which a form shows it. */
    List<ReportParameter> parameters();

    /**
     * Writes subtitle, conclusion, sections and signature lines. Who runs it adds the identification and the
     * provenance, with the sources and the period that the request was told.
     *
     * @param request checked against {@link #parameters()}
     * @throws io.github.qms4j.RefusedException when the session's actor may not read what the report shows
     */
    Report.Builder report(ReportRequest request);
}
