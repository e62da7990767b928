@NullMarked
package io.github.qms4j.approval;

import org.jspecify.annotations.NullMarked;
