@NullMarked
package io.github.qms4j.organisation;

import org.jspecify.annotations.NullMarked;
