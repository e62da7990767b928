/**
 * A year of one organisation, its service desk and its quality records, told through the public API. {@link
 * io.github.qms4j.example.year.Year} has the chapters in their order, a class each. {@code House} opens the engine,
 * {@code Cast} says who acts, {@code Narrator} tells what happened, what was refused and what must be seen.
 */
@NullMarked
package io.github.qms4j.example.year;

import org.jspecify.annotations.NullMarked;
