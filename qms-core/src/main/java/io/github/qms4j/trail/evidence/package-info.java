/**
 * Evidence packs: what is on record of a scope, in one file that is verified without this library and without its
 * storage (rule INS-5). The layout is in section 12 of {@code docs/trail-format.md}; the verifier is the module
 * {@code qms-verifier}.
 */
@NullMarked
package io.github.qms4j.trail.evidence;

import org.jspecify.annotations.NullMarked;
