/**
 * The requirements matrix: which editions are in force for the organisation, what of them applies, who answers for it, how
 * it is met, what an assessor found, and what a new edition changes (rules REG-3, REG-4, REG-6 to REG-9).
 */
@NullMarked
package io.github.qms4j.regulation.matrix;

import org.jspecify.annotations.NullMarked;
