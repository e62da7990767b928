/** Constraints of Jakarta Validation on commands, checked without a provider. */
@NullMarked
package io.github.qms4j.internal.validation;

import org.jspecify.annotations.NullMarked;
