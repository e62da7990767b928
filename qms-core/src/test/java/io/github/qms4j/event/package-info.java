@NullMarked
package io.github.qms4j.event;

import org.jspecify.annotations.NullMarked;
