/** Who has to learn what, what shows that they did, and who is competent for what. */
@NullMarked
package io.github.qms4j.training;

import org.jspecify.annotations.NullMarked;
