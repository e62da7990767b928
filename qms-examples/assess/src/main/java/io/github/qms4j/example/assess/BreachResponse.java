package io.github.qms4j.example.assess;

import io.github.qms4j.capa.Severity;

/**
 * What follows when a breach rule applies: the house has decided it once for all, in its definition file.
 *
 * @param severity of each nonconformity that the rule calls for, with the method it was judged by
 * @param requirement the one that is violated, such as {@code ISO/IEC 20000-1:2018 8.3.3}
 * @param capa whether a CAPA looks for the cause of each pattern
 */
record BreachResponse(Severity severity, String requirement, boolean capa) {}
