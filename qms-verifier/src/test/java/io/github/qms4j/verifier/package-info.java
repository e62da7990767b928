@NullMarked
package io.github.qms4j.verifier;

import org.jspecify.annotations.NullMarked;
