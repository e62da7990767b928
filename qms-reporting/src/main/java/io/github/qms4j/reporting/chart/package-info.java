/**
 * Charts drawn as SVG, from the report model alone: same chart and zone, same bytes.
 */
@NullMarked
package io.github.qms4j.reporting.chart;

import org.jspecify.annotations.NullMarked;
