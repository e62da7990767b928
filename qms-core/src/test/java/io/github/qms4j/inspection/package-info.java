@NullMarked
package io.github.qms4j.inspection;

import org.jspecify.annotations.NullMarked;
