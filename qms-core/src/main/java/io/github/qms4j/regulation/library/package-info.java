/**
 * Libraries of other governance applications as catalogues and mappings: the YAML format of CISO Assistant (rules REG-2,
 * REG-5). Values in, values out; nothing here stores anything. What is left behind is in a loss report.
 */
@NullMarked
package io.github.qms4j.regulation.library;

import org.jspecify.annotations.NullMarked;
