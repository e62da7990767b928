@NullMarked
package io.github.qms4j.objective;

import org.jspecify.annotations.NullMarked;
