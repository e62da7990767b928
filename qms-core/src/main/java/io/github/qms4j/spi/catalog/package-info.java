/** What a supplier of regulatory catalogues implements: named streams of catalogue files. Knows nothing of their meaning. */
@NullMarked
package io.github.qms4j.spi.catalog;

import org.jspecify.annotations.NullMarked;
