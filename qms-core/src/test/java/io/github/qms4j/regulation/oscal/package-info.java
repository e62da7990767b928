@NullMarked
package io.github.qms4j.regulation.oscal;

import org.jspecify.annotations.NullMarked;
