package io.github.qms4j.example.assess;

import io.github.qms4j.capa.Severity;
import java.util.Optional;

/**
 * What follows when a breach rule applies: the house has decided it once for all, in its definition file.
 *
 * @param level how bad each nonconformity is that the rule calls for
 * @param method the method that says so
 * @param severity the grade by that method; empty when nobody has approved the method, and then the proposals are left to a
 *     person
 * @param requirement the one that is violated, such as {@code ISO/IEC 20000-1:2018 8.3.3}
 * @param capa whether a CAPA looks for the cause of each pattern
 */
record BreachResponse(
        Severity.Level level, String method, Optional<Severity> severity, String requirement, boolean capa) {}
