@NullMarked
package io.github.qms4j.practice;

import org.jspecify.annotations.NullMarked;
