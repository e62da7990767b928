@NullMarked
package io.github.qms4j.reference;

import org.jspecify.annotations.NullMarked;
