@NullMarked
package io.github.qms4j.calendar;

import org.jspecify.annotations.NullMarked;
