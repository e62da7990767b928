/**
 * Controlled documents: their versions from the draft until they are superseded, who approved and acknowledged them, and
 * which text is in force on which day.
 */
@NullMarked
package io.github.qms4j.document;

import org.jspecify.annotations.NullMarked;
