/**
 * Quality objectives: what is to be reached from where until when, whether that is specific, measurable, achievable,
 * relevant and timed, who knows of it, and how far it has come (rules OBJ-1 to OBJ-9). What can stand against a step is in
 * {@link ObjectiveRules}, the five checks in {@link SmartRule}, the verdict on progress in {@link ProgressRule}. Knows KPIs
 * and the organisation.
 */
@NullMarked
package io.github.qms4j.objective;

import org.jspecify.annotations.NullMarked;
