/** What a host plugs in so that records, and checkpoints of the log, can be signed. */
@NullMarked
package io.github.qms4j.spi.signature;

import org.jspecify.annotations.NullMarked;
