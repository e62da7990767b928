/**
 * The report model: a report is immutable data that knows no format, and {@link io.github.qms4j.reporting.output.Renderers} finds
 * the renderers that know no report. Nothing here reads a clock, a locale or a default time zone.
 */
@NullMarked
package io.github.qms4j.reporting;

import org.jspecify.annotations.NullMarked;
