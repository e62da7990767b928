@NullMarked
package io.github.qms4j.reporting.quality;

import org.jspecify.annotations.NullMarked;
