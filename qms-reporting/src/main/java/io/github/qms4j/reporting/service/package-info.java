/** Reports on services: volume, promises kept, backlog and causes (rule SD-7). */
@NullMarked
package io.github.qms4j.reporting.service;

import org.jspecify.annotations.NullMarked;
