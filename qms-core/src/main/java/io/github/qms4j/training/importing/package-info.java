/** Readers of what learning systems export: xAPI and cmi5 statements, SCORM results, comma-separated values. */
@NullMarked
package io.github.qms4j.training.importing;

import org.jspecify.annotations.NullMarked;
