/**
 * Where a host gets a renderer: by the name of its format, from the providers on its path.
 */
@NullMarked
package io.github.qms4j.reporting.output;

import org.jspecify.annotations.NullMarked;
