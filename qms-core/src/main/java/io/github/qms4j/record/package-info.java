/** The kernel every concept is made of: record types, transition tables, decisions, units of work. */
@NullMarked
package io.github.qms4j.record;

import org.jspecify.annotations.NullMarked;
