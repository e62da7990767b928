@NullMarked
package io.github.qms4j.regulation.library;

import org.jspecify.annotations.NullMarked;
