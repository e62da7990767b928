/**
 * Trends, change points and forecasts (rule KPI-5): whether a series rises or falls, how steeply, since when, and where it
 * would go. Trend tests and slopes take O(n log n) time, so that a series may have a million points.
 */
@NullMarked
package io.github.qms4j.statistics.trend;

import org.jspecify.annotations.NullMarked;
