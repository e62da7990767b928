/**
 * Inspections by an authority, a customer or a certification body: requests, releases, observations and what was promised
 * (rules INS-1, INS-2, INS-7); and what an inspector may see, and for how long (rule X-11).
 */
@NullMarked
package io.github.qms4j.inspection;

import org.jspecify.annotations.NullMarked;
