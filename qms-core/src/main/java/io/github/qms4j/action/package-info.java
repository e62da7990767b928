/**
 * Actions: what is to be done under a CAPA, a finding, a review or a plan, by whom and until when. One implementation, a
 * record type for each kind of parent.
 */
@NullMarked
package io.github.qms4j.action;

import org.jspecify.annotations.NullMarked;
