/**
 * OSCAL, the assessment language of NIST, in JSON: catalogues are read and written; mappings, assessment results and
 * plans of action are written (rules REG-2, REG-5). Values in, values out; nothing here stores anything. Whatever one
 * side cannot hold is in a loss report.
 */
@NullMarked
package io.github.qms4j.regulation.oscal;

import org.jspecify.annotations.NullMarked;
