@NullMarked
package io.github.qms4j.signature;

import org.jspecify.annotations.NullMarked;
