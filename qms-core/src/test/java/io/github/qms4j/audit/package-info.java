@NullMarked
package io.github.qms4j.audit;

import org.jspecify.annotations.NullMarked;
