/** What is in the sealed log, handed on to receivers outside (rule X-18). */
@NullMarked
package io.github.qms4j.event;

import org.jspecify.annotations.NullMarked;
