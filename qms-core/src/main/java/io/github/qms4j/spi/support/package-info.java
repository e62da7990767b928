/** Parts that adapter authors may build on, and the in-memory reference storage. Not for host developers. */
@NullMarked
package io.github.qms4j.spi.support;

import org.jspecify.annotations.NullMarked;
