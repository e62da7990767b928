/** What a storage adapter implements: three methods over records with declared attributes. Knows nothing of concepts. */
@NullMarked
package io.github.qms4j.spi.storage;

import org.jspecify.annotations.NullMarked;
