/**
 * Control charts, run charts and capability (rules KPI-4 and KPI-10): which points of a series say that something changed,
 * by which rule, and within which limits a stable process stays.
 *
 * <p>{@link io.github.qms4j.statistics.chart.ControlChart} is one plot with its limits and every hit of every rule;
 * {@link io.github.qms4j.statistics.chart.ChartPolicy} names what tools differ in;
 * {@link io.github.qms4j.statistics.chart.Phases} says from which points limits come.
 * {@link io.github.qms4j.statistics.chart.RunChart} needs no limits and suits short series.
 */
@NullMarked
package io.github.qms4j.statistics.chart;

import org.jspecify.annotations.NullMarked;
