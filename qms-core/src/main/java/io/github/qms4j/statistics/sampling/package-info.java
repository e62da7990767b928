/**
 * Audit samples (rule AUD-10): how many records to look at, which ones, and what the findings let one say. Which ones is
 * decided by a seed and an algorithm that any language can follow; see
 * {@link io.github.qms4j.statistics.sampling.SampleDraw}.
 */
@NullMarked
package io.github.qms4j.statistics.sampling;

import org.jspecify.annotations.NullMarked;
