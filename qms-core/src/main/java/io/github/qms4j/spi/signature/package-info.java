/** What a host brings to sign: keys and the places where they are kept. Knows nothing of what is signed. */
@NullMarked
package io.github.qms4j.spi.signature;

import org.jspecify.annotations.NullMarked;
