@NullMarked
package io.github.qms4j.trail.evidence;

import org.jspecify.annotations.NullMarked;
