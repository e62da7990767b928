/** A command-line host: from a ticket export to KPIs, their measurements on record, and a report. */
@NullMarked
package io.github.qms4j.example.assess;

import org.jspecify.annotations.NullMarked;
