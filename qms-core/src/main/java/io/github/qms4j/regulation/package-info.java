/**
 * Regulatory requirements: catalogues of instruments by edition, the mappings between them and the migration maps from
 * one edition to the next (rules REG-1, REG-2, REG-5, REG-6). Catalogues are data; everything here is an immutable value.
 */
@NullMarked
package io.github.qms4j.regulation;

import org.jspecify.annotations.NullMarked;
