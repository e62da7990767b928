/** The unit of work: load, decide, authorise, one change set, one call to the storage. */
@NullMarked
package io.github.qms4j.internal.work;

import org.jspecify.annotations.NullMarked;
