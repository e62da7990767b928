/**
 * Statistics for quality management as pure functions over arrays of primitives; usable alone. Knows the JDK and the
 * exceptions of qms4j, and nothing of KPIs, tickets or storage.
 *
 * <p>Four things hold for all of it (rule KPI-9):
 *
 * <ul>
 *   <li>Every result is an {@link io.github.qms4j.statistics.Analysis}: it names the
 *       {@link io.github.qms4j.statistics.Policy} that it was made by, each choice of it in words.
 *   <li>Too few data are an answer of their own, {@link io.github.qms4j.statistics.Outcome.TooFew}, given before
 *       anything is computed; data that a method cannot judge are {@link io.github.qms4j.statistics.Outcome.Undefined}.
 *       No result is or contains a NaN, an infinite number, or a zero that stands for nothing.
 *   <li>Input that is wrong in itself, such as NaN, a negative count or a zero denominator, is an
 *       {@link io.github.qms4j.InvalidInputException} that names the position.
 *   <li>Two policies can be compared on the same data: {@link io.github.qms4j.statistics.PolicyComparison}.
 * </ul>
 *
 * <p>Points are numbered from 0. Arrays are copied where a result keeps them. All of it is immutable and deterministic.
 */
@NullMarked
package io.github.qms4j.statistics;

import org.jspecify.annotations.NullMarked;
