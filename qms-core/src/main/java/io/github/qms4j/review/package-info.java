/**
 * Management review: what its inputs were, who took part, what was decided on which input, what became of it, and what
 * changed since (rules REV-1 to REV-8). {@link InputSources} is the table of what is gathered for which clause; the
 * rules that can stand against a step are in {@link ReviewRules}. Reads every other concept.
 */
@NullMarked
package io.github.qms4j.review;

import org.jspecify.annotations.NullMarked;
