@NullMarked
package io.github.qms4j.spi.support;

import org.jspecify.annotations.NullMarked;
