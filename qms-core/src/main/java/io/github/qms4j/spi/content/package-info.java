/** What a place for the texts of documents implements. */
@NullMarked
package io.github.qms4j.spi.content;

import org.jspecify.annotations.NullMarked;
