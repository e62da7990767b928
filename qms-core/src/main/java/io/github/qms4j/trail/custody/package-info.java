/**
 * The keys that sign a log, what was signed with them, and who holds checkpoints elsewhere (rule X-19). A key store
 * remembers the checkpoint that it signed last, apart from the database, and signs nothing that is not its extension. Knows
 * checkpoints and proofs, not how the log is kept.
 */
@NullMarked
package io.github.qms4j.trail.custody;

import org.jspecify.annotations.NullMarked;
