/** Finding plugins on the class path or module path. */
@NullMarked
package io.github.qms4j.internal.discovery;

import org.jspecify.annotations.NullMarked;
