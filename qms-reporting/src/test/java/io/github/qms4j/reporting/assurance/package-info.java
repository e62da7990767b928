@NullMarked
package io.github.qms4j.reporting.assurance;

import org.jspecify.annotations.NullMarked;
