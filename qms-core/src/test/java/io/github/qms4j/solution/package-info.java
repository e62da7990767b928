@NullMarked
package io.github.qms4j.solution;

import org.jspecify.annotations.NullMarked;
