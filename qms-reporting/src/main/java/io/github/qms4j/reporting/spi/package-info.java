/**
 * What the author of a new output format implements. Knows the report model and nothing else.
 */
@NullMarked
package io.github.qms4j.reporting.spi;

import org.jspecify.annotations.NullMarked;
