@NullMarked
package io.github.qms4j.training.importing;

import org.jspecify.annotations.NullMarked;
