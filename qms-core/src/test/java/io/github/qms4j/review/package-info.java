@NullMarked
package io.github.qms4j.review;

import org.jspecify.annotations.NullMarked;
