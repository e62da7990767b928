/**
 * Writing text that comes from outside into markup and Unicode streams without letting it break them.
 */
@NullMarked
package io.github.qms4j.reporting.text;

import org.jspecify.annotations.NullMarked;
