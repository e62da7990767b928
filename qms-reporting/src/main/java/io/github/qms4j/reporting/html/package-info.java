/**
 * Reports as one self-contained, printable HTML page. Knows the report model, the charts and the markup writer.
 */
@NullMarked
package io.github.qms4j.reporting.html;

import org.jspecify.annotations.NullMarked;
