/**
 * Signatures by identification code and password (21 CFR 11.200, 11.300) for hosts without a user directory. Credentials
 * are records; passwords are kept as Argon2id hashes in erasable texts.
 */
@NullMarked
package io.github.qms4j.signature.password;

import org.jspecify.annotations.NullMarked;
