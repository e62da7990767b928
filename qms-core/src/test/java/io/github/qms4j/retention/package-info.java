@NullMarked
package io.github.qms4j.retention;

import org.jspecify.annotations.NullMarked;
