@NullMarked
package io.github.qms4j.kpi;

import org.jspecify.annotations.NullMarked;
