/**
 * The Merkle tree of RFC 6962 with SHA-256, as mathematics: roots, proofs and tiles from hashes that somebody else keeps.
 * Knows nothing of entries, storage and signatures.
 */
@NullMarked
package io.github.qms4j.trail.merkle;

import org.jspecify.annotations.NullMarked;
