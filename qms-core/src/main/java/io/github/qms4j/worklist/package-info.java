/** What waits for somebody, across all concepts (rule X-17). */
@NullMarked
package io.github.qms4j.worklist;

import org.jspecify.annotations.NullMarked;
