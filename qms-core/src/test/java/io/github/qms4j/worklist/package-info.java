@NullMarked
package io.github.qms4j.worklist;

import org.jspecify.annotations.NullMarked;
