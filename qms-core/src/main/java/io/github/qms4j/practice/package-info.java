/**
 * Service management practices, as ITIL 4 names them, as small checked flows that refer to tickets: change enablement,
 * problem management, major incidents, service requests (rule SD-6). Tickets keep their own life cycle.
 */
@NullMarked
package io.github.qms4j.practice;

import org.jspecify.annotations.NullMarked;
