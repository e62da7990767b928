/**
 * Solutions: which one is chosen and why, on whose signatures, how it is brought into use, whether it helped, and whether
 * its vendor is still fit (rules SOL-1 to SOL-5).
 */
@NullMarked
package io.github.qms4j.solution;

import org.jspecify.annotations.NullMarked;
