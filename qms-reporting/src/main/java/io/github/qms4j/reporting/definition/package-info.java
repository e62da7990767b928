/**
 * Reports by name: what a report definition asks for, and the order that a host gives. What makes them is found by
 * {@link io.github.qms4j.reporting.output.Reports}.
 */
@NullMarked
package io.github.qms4j.reporting.definition;

import org.jspecify.annotations.NullMarked;
