/**
 * References between records (rule X-10): typed links that turn suspect when their target changes, and evidence with the
 * days that it speaks for. One implementation, a record type for each concept that refers.
 */
@NullMarked
package io.github.qms4j.reference;

import org.jspecify.annotations.NullMarked;
