@NullMarked
package io.github.qms4j.record;

import org.jspecify.annotations.NullMarked;
