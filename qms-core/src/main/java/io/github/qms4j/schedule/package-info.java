/** Due dates and recurring work. Knows the kernel and no concept; concepts bring what is to be done. */
@NullMarked
package io.github.qms4j.schedule;

import org.jspecify.annotations.NullMarked;
