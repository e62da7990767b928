/** The audit trail: what was changed, by whom, when and why, and what was refused. */
@NullMarked
package io.github.qms4j.trail;

import org.jspecify.annotations.NullMarked;
