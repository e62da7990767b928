/**
 * What every module of the build holds itself to: the rules of structure, and the trace from a rule of the domain to the
 * tests that demonstrate it. Build-time only; knows no other package of the product.
 */
@NullMarked
package io.github.qms4j.conventions;

import org.jspecify.annotations.NullMarked;
