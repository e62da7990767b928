/** A host that requires the core and the report model; storage and renderers are found as services. */
@NullMarked
package io.github.qms4j.example.modular;

import org.jspecify.annotations.NullMarked;
