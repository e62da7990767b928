/** What a database keeps of its transactions when the process that writes them is killed. */
@NullMarked
package io.github.qms4j.example.benchmarks.kill;

import org.jspecify.annotations.NullMarked;
