/**
 * How long records are kept, what holds them longer, and how they are disposed of (rule X-12). Knows records of any
 * type and no concept; what a disposal removes is written down in {@code docs/trail-format.md}, section 13.
 */
@NullMarked
package io.github.qms4j.retention;

import org.jspecify.annotations.NullMarked;
