/**
 * Tickets as event lists, the priority matrix, service level agreements and their clocks, and the import of ticket exports
 * (rules SD-1 to SD-5). May know calendars; knows nothing of KPIs or corrective action.
 */
@NullMarked
package io.github.qms4j.servicedesk;

import org.jspecify.annotations.NullMarked;
