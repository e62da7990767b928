@NullMarked
package io.github.qms4j.readiness;

import org.jspecify.annotations.NullMarked;
