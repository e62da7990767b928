/**
 * The offline verifier of evidence packs. Written from {@code docs/trail-format.md} and sharing no code with what writes
 * the packs, so that an error there is not repeated here. {@link io.github.qms4j.verifier.Verify} is the command,
 * {@link io.github.qms4j.verifier.PackVerification} the same for programs.
 */
@NullMarked
package io.github.qms4j.verifier;

import org.jspecify.annotations.NullMarked;
