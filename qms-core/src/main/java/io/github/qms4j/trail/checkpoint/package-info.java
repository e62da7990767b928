/**
 * What a log says of itself, signed: checkpoints as C2SP tlog-checkpoint has them, in the envelope of C2SP signed-note.
 * Knows the hashes of the tree, not how the log is kept.
 */
@NullMarked
package io.github.qms4j.trail.checkpoint;

import org.jspecify.annotations.NullMarked;
