/** Payloads, canonical bytes and differences. Jackson stays in here. */
@NullMarked
package io.github.qms4j.internal.codec;

import org.jspecify.annotations.NullMarked;
