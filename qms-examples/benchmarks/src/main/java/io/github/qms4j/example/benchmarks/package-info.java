/** Benchmarks beside plain programs that give the same results. Each states what it compares and prints ratios. */
@NullMarked
package io.github.qms4j.example.benchmarks;

import org.jspecify.annotations.NullMarked;
