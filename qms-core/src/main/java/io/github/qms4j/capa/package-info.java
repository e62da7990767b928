/**
 * Nonconformities, and corrective and preventive action: what went wrong, why, what is done about it, and whether that
 * helped (rules CAP-1 to CAP-5 and CAP-7). The rules that can stand against a step are in {@link CapaRules}, the verdict on
 * the effect in {@link EffectivenessRule}. Knows the service desk and KPIs.
 */
@NullMarked
package io.github.qms4j.capa;

import org.jspecify.annotations.NullMarked;
