/** Jakarta Validation without an expression language. */
@NullMarked
package io.github.qms4j.internal.validation;

import org.jspecify.annotations.NullMarked;
