@NullMarked
package io.github.qms4j.regulation.matrix;

import org.jspecify.annotations.NullMarked;
