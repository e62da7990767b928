/**
 * What several statistical methods share: checked input, distributions, ranks and least squares. The library that the
 * distributions come from is named here and nowhere else.
 */
@NullMarked
package io.github.qms4j.internal.statistics;

import org.jspecify.annotations.NullMarked;
