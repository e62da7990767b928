@NullMarked
package io.github.qms4j;

import org.jspecify.annotations.NullMarked;
