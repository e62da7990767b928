@NullMarked
package io.github.qms4j.training;

import org.jspecify.annotations.NullMarked;
