/** Who acts, in which role, and what a role may do. */
@NullMarked
package io.github.qms4j.access;

import org.jspecify.annotations.NullMarked;
