/**
 * The facade that a host embeds, and the one tree of exceptions it throws. Concept packages may use the exceptions of
 * this package and nothing else of it.
 */
@NullMarked
package io.github.qms4j;

import org.jspecify.annotations.NullMarked;
