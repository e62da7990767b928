/**
 * Readiness for an inspection (rule INS-3): questions as data, put to what is on record now or as it stood, each answered
 * with the records that show it or with a blocker that somebody owns; a score never without its coverage.
 */
@NullMarked
package io.github.qms4j.readiness;

import org.jspecify.annotations.NullMarked;
