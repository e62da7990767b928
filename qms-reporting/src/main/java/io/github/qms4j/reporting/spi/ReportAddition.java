package io.github.qms4j.reporting.spi;

import io.github.qms4j.reporting.Section;
import io.github.qms4j.reporting.definition.ReportRequest;

/**
 * A section that a vendor adds at the end of a report of somebody else. Found as {@link ReportDefinition} is, and bound
 * by the same rules.
 */
public interface ReportAddition {
    /** Name of the report to which it is added. */
    String reportName();

    /** Several additions to one report stand in the alphabetical order of their headings. */
    String heading();

    /** The section, under {@link #heading()}. */
    Section section(ReportRequest request);
}
