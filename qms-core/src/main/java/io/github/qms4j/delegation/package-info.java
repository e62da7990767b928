/** Acting for somebody else: roles that are delegated until a date, and what they allow. */
@NullMarked
package io.github.qms4j.delegation;

import org.jspecify.annotations.NullMarked;
