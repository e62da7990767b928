/**
 * Reports as RFC 4180 tables for spreadsheets. Knows the report model.
 */
@NullMarked
package io.github.qms4j.reporting.csv;

import org.jspecify.annotations.NullMarked;
