@NullMarked
package io.github.qms4j.capa;

import org.jspecify.annotations.NullMarked;
