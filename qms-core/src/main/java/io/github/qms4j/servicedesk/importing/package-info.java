/**
 * Ticket exports of other tools, read as a stream into tickets by a mapping that is data (rule SD-5). Stores nothing; knows
 * tickets and nothing of agreements, sessions or storage.
 */
@NullMarked
package io.github.qms4j.servicedesk.importing;

import org.jspecify.annotations.NullMarked;
