/**
 * The reports on the quality system itself: its documents, the requirements that it is held to, and who is trained.
 */
@NullMarked
package io.github.qms4j.reporting.quality;

import org.jspecify.annotations.NullMarked;
