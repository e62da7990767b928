@NullMarked
package io.github.qms4j.document;

import org.jspecify.annotations.NullMarked;
