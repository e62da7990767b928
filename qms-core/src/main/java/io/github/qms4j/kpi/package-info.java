/**
 * Key performance indicators: typed formulas, one-pass computation from tickets, measurements with provenance, and their
 * evaluation (rules KPI-1 to KPI-3 and KPI-6). May know the service desk; knows nothing of objectives.
 */
@NullMarked
package io.github.qms4j.kpi;

import org.jspecify.annotations.NullMarked;
