/** Typed quantities and typed results: decimal, unit and comparator, never a bare number and never a silent zero. */
@NullMarked
package io.github.qms4j.quantity;

import org.jspecify.annotations.NullMarked;
