/** Electronic signatures: what is given to sign, and what a signature says afterwards. */
@NullMarked
package io.github.qms4j.signature;

import org.jspecify.annotations.NullMarked;
